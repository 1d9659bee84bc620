namespace Faultline.Model;

/// <summary>How a kind of artifact is written in JSON, in packets and in the names that agents read texts by.</summary>
public static class ArtifactKindNames
{
    public static string Name(this ArtifactKind kind) => kind switch
    {
        ArtifactKind.Output => "output",
        ArtifactKind.Expected => "expected",
        ArtifactKind.Task => "task",
        ArtifactKind.Grader => "grader",
        ArtifactKind.Log => "log",
        ArtifactKind.GapNote => "gap-note",
        ArtifactKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };
}
