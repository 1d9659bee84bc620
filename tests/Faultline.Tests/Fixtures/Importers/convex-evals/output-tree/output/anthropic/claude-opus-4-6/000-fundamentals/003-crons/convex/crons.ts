import { cronJobs } from "convex/server";
import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalAction } from "./_generated/server";

export const emptyAction = internalAction({
  args: { scheduleDescription: v.optional(v.string()) },
  handler: async (_ctx, args) => {
    console.log(args.scheduleDescription);
    return null;
  },
});

const crons = cronJobs();

crons.interval("run every second", { seconds: 1 }, internal.crons.emptyAction);

export default crons;
