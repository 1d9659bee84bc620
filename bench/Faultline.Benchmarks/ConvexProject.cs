using System.Text;

namespace Faultline.Benchmarks;

/// <summary>The texts of a project: what a model might have written, and what it was asked for.</summary>
internal static class ConvexProject
{
    private static readonly string[] Names = ["users", "posts", "messages", "teams", "orders", "products", "sessions", "comments", "likes", "uploads", "jobs", "reports", "tags", "rooms"];

    public static string Task(string path) =>
        $$"""
        Create a backend for '{{path}}' that keeps documents of users.

        `convex/schema.ts` has the tables `users` and `posts`, each with an index on its owner.

        Create these functions in `convex/index.ts`:
        - a query `listPosts` that takes `{ owner: Id<"users"> }` and returns the posts of the owner, newest first
        - a mutation `removePost` that throws when the post does not exist

        Create only the files that are named here, and a `package.json` with the packages that are needed.
        """;

    /// <summary><paramref name="count"/> files: package.json first, then code.</summary>
    public static IEnumerable<(string Name, string Text)> Files(Random random, string path, int count)
    {
        yield return ("package.json", "{\n  \"name\": \"convex-app\",\n  \"version\": \"1.0.0\",\n  \"dependencies\": { \"convex\": \"^1.31.2\" }\n}\n");
        for (var i = 1; i < count; i++)
        {
            var name = i switch { 1 => "schema", 2 => "index", _ => Names[i % Names.Length] + (i / Names.Length) };
            yield return ($"convex/{name}.ts", Code(random, path));
        }
    }

    public static string Grader(Random random)
    {
        var text = new StringBuilder("import { expect, test } from \"vitest\";\nimport { responseClient } from \"../../../grader\";\nimport { api } from \"./answer/convex/_generated/api\";\n\n");
        for (var i = random.Next(3, 12); i > 0; i--)
            text.Append("test(\"case ").Append(i).Append(" holds\", async () => {\n  const found = await responseClient.query(api.index.listPosts, { owner: \"").Append(random.Next(1000)).Append("\" });\n  expect(found).toHaveLength(").Append(random.Next(9)).Append(");\n});\n\n");
        return text.ToString();
    }

    private static string Code(Random random, string path)
    {
        var text = new StringBuilder($"// {path}\nimport {{ mutation, query }} from \"./_generated/server\";\nimport {{ v }} from \"convex/values\";\n\n");
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var table = Names[random.Next(Names.Length)];
            text.Append("export const list").Append(i).Append(" = query({\n  args: { owner: v.id(\"").Append(table).Append("\") },\n  handler: async (ctx, args) => {\n    return await ctx.db.query(\"").Append(table).Append("\").withIndex(\"by_owner\", (q) => q.eq(\"owner\", args.owner)).order(\"desc\").take(").Append(random.Next(1, 100)).Append(");\n  },\n});\n\n");
        }

        return text.ToString();
    }
}
