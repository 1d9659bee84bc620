crons.interval("run every second", { seconds: 1 }, internal.crons.emptyAction, {});
