namespace Faultline.Reports.Comparisons;

/// <summary>The style of the HTML form. Passed and failed differ in lightness as well as in hue, in light and in dark.</summary>
internal static class HtmlStyle
{
    public const string Text = """
        :root {
          color-scheme: light dark;
          --page: #ffffff; --ink: #1c2126; --soft: #5b6570; --rule: #d7dce1; --band: #f4f6f8; --mind: #fff4d6;
          --passed: #cfe3ee; --failed: #c2410c; --on-failed: #ffffff; --errored: #7e4fb8; --other: #e0a526; --lacking: #c3c9cf;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14181c; --ink: #e4e8ec; --soft: #9aa5b0; --rule: #333b43; --band: #1d2329; --mind: #3a3116;
            --passed: #26404f; --failed: #f0783c; --on-failed: #14181c; --errored: #b48be6; --other: #d9a62e; --lacking: #59636d;
          }
        }
        body { margin: 24px auto; max-width: 1320px; padding: 0 20px; background: var(--page); color: var(--ink); font: 14px/1.45 system-ui, sans-serif; }
        h1 { font-size: 22px; }
        h2 { font-size: 17px; margin: 28px 0 8px; }
        code { background: var(--band); padding: 1px 4px; border-radius: 3px; overflow-wrap: anywhere; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: 3px 10px; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; white-space: nowrap; }
        thead th { background: var(--band); font-weight: 600; white-space: normal; vertical-align: bottom; }
        td.n { text-align: right; }
        .wide { overflow-x: auto; }
        .note { color: var(--soft); max-width: 110ch; }
        .mind { background: var(--mind); padding: 10px 10px 10px 30px; border-radius: 4px; overflow-wrap: anywhere; }
        summary { cursor: pointer; }
        svg { display: block; }
        svg text { fill: var(--ink); font-size: 12px; }
        svg .name { text-anchor: end; }
        svg .axis { fill: var(--soft); text-anchor: middle; }
        .grid { stroke: var(--rule); }
        .interval { stroke: var(--soft); stroke-width: 3; }
        .rate { fill: var(--ink); }
        svg .passed { fill: var(--passed); }
        svg .failed { fill: var(--failed); }
        svg .errored { fill: var(--errored); }
        svg .unfinished { fill: var(--other); }
        svg .mixed { fill: url(#hatch); }
        svg .missing { fill: none; stroke: var(--lacking); }
        #hatch .back { fill: var(--passed); }
        #hatch .line { fill: var(--failed); }
        .legend span { display: inline-block; margin-right: 16px; }
        .legend svg { display: inline-block; vertical-align: -2px; }
        .cases { max-height: 85vh; overflow: auto; margin-top: 8px; border: 1px solid var(--rule); width: fit-content; max-width: 100%; }
        .cases table { border-collapse: separate; border-spacing: 0; }
        .cases th, .cases td { padding: 1px 8px; }
        .cases td { text-align: center; border-left: 1px solid var(--page); border-bottom-color: var(--page); }
        .cases thead th { position: sticky; top: 0; z-index: 2; text-align: center; }
        .cases tbody th { position: sticky; left: 0; z-index: 1; background: var(--page); font-weight: 400; }
        .cases thead th:first-child { left: 0; z-index: 3; text-align: left; }
        .cases .passed { background: var(--passed); color: var(--soft); }
        .cases .failed { background: var(--failed); color: var(--on-failed); font-weight: 600; }
        .cases .errored { background: var(--errored); color: var(--page); }
        .cases .unfinished, .cases .mixed { background: var(--other); color: #1c2126; }
        .cases .missing { color: var(--soft); }
        #differ:checked ~ .cases .same { display: none; }
        @media print { .cases { max-height: none; overflow: visible; } }

        """;
}
