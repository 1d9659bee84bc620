using System.Text.Json.Serialization;

namespace Faultline.Model;

/// <summary>One step in the life of clusters. They are only ever appended; what holds now follows from all of them in their order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(Attached), "attached")]
[JsonDerivedType(typeof(Merged), "merged")]
[JsonDerivedType(typeof(Split), "split")]
[JsonDerivedType(typeof(Named), "named")]
public abstract record ClusterChange
{
    private ClusterChange()
    {
    }

    /// <summary>Id of the cluster that the step is about; for a merge the one that goes on.</summary>
    public required string Cluster { get; init; }

    /// <summary>Who: the name of a person, or <c>faultline</c>.</summary>
    public required string By { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public string? Why { get; init; }

    /// <summary>Fingerprints that were not in any cluster came to this one, which begins to exist if it did not.</summary>
    public sealed record Attached : ClusterChange
    {
        public required IReadOnlyList<Signature> Signatures { get; init; }
    }

    /// <summary>All fingerprints of <see cref="From"/> went to the cluster; the id <see cref="From"/> stays as an alias.</summary>
    public sealed record Merged : ClusterChange
    {
        public required string From { get; init; }
    }

    /// <summary>The fingerprints went from the cluster to <see cref="To"/>. The two are never merged automatically again.</summary>
    public sealed record Split : ClusterChange
    {
        public required string To { get; init; }

        public required IReadOnlyList<string> Fingerprints { get; init; }
    }

    /// <summary>The cluster got a name; null takes it away.</summary>
    public sealed record Named : ClusterChange
    {
        public string? Name { get; init; }
    }
}
