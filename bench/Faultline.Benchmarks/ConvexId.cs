namespace Faultline.Benchmarks;

/// <summary>Document ids of the shape that Convex gives: 32 characters without the letters that are read as others.</summary>
internal static class ConvexId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstv";

    public static string Next(Random random, string prefix)
        => prefix + string.Create(32 - prefix.Length, random, static (id, random) =>
        {
            foreach (ref var c in id) c = Alphabet[random.Next(Alphabet.Length)];
        });
}
