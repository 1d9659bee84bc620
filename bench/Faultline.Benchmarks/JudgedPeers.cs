namespace Faultline.Benchmarks;

/// <summary>The same work by the usual means; each prints the answer line of <see cref="ScanJudged"/> and its peak memory.</summary>
internal static class JudgedPeers
{
    public const string Python =
        """
        import json, resource, sys
        rows = turns = text = offset = 0
        places = []
        texts = sys.argv[2] == "texts"
        dimensions = ["turn_taking", "tool_use_correct", "instruction_following", "kb_grounding", "ambiguity_handling", "state_tracking"]
        counts = dict.fromkeys(dimensions, 0)
        with open(sys.argv[1], "rb") as file:
            for line in file:
                row = json.loads(line)
                rows += 1
                red = [name for name, value in row["scores"].items() if value is False]
                if red:
                    places.append((rows, offset, len(line)))
                    for name in red:
                        counts[name] += 1
                    turns += row["turn"]
                    if texts:
                        text += len(row["assistant_text"]) + len(row["judge_reasoning"])
                offset += len(line)
        print(f"rows={rows} failed={len(places)} " + " ".join(f"{name}={counts[name]}" for name in dimensions) + f" turns={turns}" + (f" text={text}" if texts else ""))
        print(f"peak_kb={resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
        """;

    /// <summary>DuckDB inside of Node; run where <c>npm install @duckdb/node-api</c> was run. Only the columns that are asked for are named, which is its fastest way; it knows no places in the file and gives none.</summary>
    public const string DuckDb =
        """
        import { createRequire } from 'node:module';
        const { DuckDBInstance } = createRequire(process.argv[4] + '/x.js')('@duckdb/node-api');
        const connection = await (await DuckDBInstance.create(':memory:')).connect();
        const dimensions = ['turn_taking', 'tool_use_correct', 'instruction_following', 'kb_grounding', 'ambiguity_handling', 'state_tracking'];
        const texts = process.argv[3] === 'texts';
        const struct = dimensions.map(d => d + ' BOOLEAN').join(', ');
        const red = dimensions.map(d => `scores.${d} IS FALSE`).join(' OR ');
        const path = process.argv[2].replaceAll("'", "''");
        const result = await connection.runAndReadAll(`
          SELECT count(*), count(*) FILTER (${red}),
            ${dimensions.map(d => `count(*) FILTER (scores.${d} IS FALSE)`).join(', ')},
            sum(turn) FILTER (${red})${texts ? `, sum(length(assistant_text) + length(judge_reasoning)) FILTER (${red})` : ''}
          FROM read_json('${path}', format = 'newline_delimited',
            columns = {turn: 'BIGINT', scores: 'STRUCT(${struct})'${texts ? ", assistant_text: 'VARCHAR', judge_reasoning: 'VARCHAR'" : ''}})`);
        const [rows, failed, ...rest] = result.getRows()[0].map(String);
        console.log(`rows=${rows} failed=${failed} ${dimensions.map((d, i) => `${d}=${rest[i]}`).join(' ')} turns=${rest[6]}${texts ? ` text=${rest[7]}` : ''}`);
        console.log(`peak_kb=${process.resourceUsage().maxRSS}`);
        """;
}
