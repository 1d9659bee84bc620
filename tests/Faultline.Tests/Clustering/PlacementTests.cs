using Faultline.Clustering;
using Faultline.Model;
using static Faultline.Tests.Clustering.SomeMessages;

namespace Faultline.Tests.Clustering;

public sealed class PlacementTests
{
    private static readonly string[] _users = ["alice", "bob", "carol", "dave", "erin", "frank", "grace"];

    private static string Refused(string user) => $"login of {user} was refused by the gate";

    [Fact]
    public void ASecondPlacingOfTheSameChangesNothing()
    {
        var book = new ClusterBook([]);
        Assert.NotEmpty(Placement.Place(book, _users.Select(u => Signature(Refused(u))), frozen: false));
        Assert.Empty(Placement.Place(book, _users.Select(u => Signature(Refused(u))), frozen: false));
    }

    [Fact]
    public void WhenAWordBecomesAVariableTheClustersMergeAndTheirIdsGoOn()
    {
        var book = new ClusterBook([]);
        Placement.Place(book, _users.Take(3).Select(u => Signature(Refused(u))), frozen: false);
        var before = book.Clusters;
        Assert.Equal(3, before.Count);

        var changes = Placement.Place(book, _users.Skip(3).Select(u => Signature(Refused(u))), frozen: false);

        Assert.Equal(2, changes.OfType<ClusterChange.Merged>().Count());
        Assert.All(changes.OfType<ClusterChange.Merged>(), m => Assert.Contains("distinct words", m.Why, StringComparison.Ordinal));
        Assert.Single(book.Clusters);
        Assert.All(before, id => Assert.Equal(book.Clusters[0], book.Resolve(id)));
    }

    [Fact]
    public void FrozenMergesNothing()
    {
        var book = new ClusterBook([]);
        Placement.Place(book, _users.Take(3).Select(u => Signature(Refused(u))), frozen: false);

        Assert.Empty(Placement.Place(book, _users.Skip(3).Select(u => Signature(Refused(u))), frozen: true).OfType<ClusterChange.Merged>());
        Assert.Equal(3, book.Clusters.Count);
    }

    [Fact]
    public void WhatAPersonSeparatedIsNeverMergedAgain()
    {
        var book = new ClusterBook([]);
        Placement.Place(book, _users.Select(u => Signature(Refused(u))), frozen: false);
        var whole = Assert.Single(book.Clusters);
        var alice = Signature(Refused("alice")).Fingerprint;
        book.Apply(new ClusterChange.Split { Cluster = whole, To = "C-alone", Fingerprints = [alice], By = "ann" });

        Placement.Place(book, new[] { "heidi", "ivan" }.Select(u => Signature(Refused(u))), frozen: false);

        Assert.Equal(("C-alone", whole), (book.ClusterOf(alice), book.ClusterOf(Signature(Refused("heidi")).Fingerprint)));
        Assert.True(book.AreKeptApart(whole, "C-alone"));
    }

    [Fact]
    public void APersonsMergeEndsTheSeparation()
    {
        var book = new ClusterBook([]);
        Placement.Place(book, _users.Select(u => Signature(Refused(u))), frozen: false);
        var whole = Assert.Single(book.Clusters);
        book.Apply(new ClusterChange.Split { Cluster = whole, To = "C-alone", Fingerprints = [Signature(Refused("alice")).Fingerprint], By = "ann" });
        book.Apply(new ClusterChange.Merged { Cluster = whole, From = "C-alone", By = "bob" });

        Assert.Empty(book.KeptApartFrom(whole));
        Assert.Equal(["C-alone"], book.AliasesOf(whole));
    }

    [Fact]
    public void ASplitOfAnAliasUndoesItsMerge()
    {
        var book = new ClusterBook([]);
        Placement.Place(book, [Signature("disk is full"), Signature("queue is closed")], frozen: false);
        var (a, b) = (book.Clusters[0], book.Clusters[1]);
        var moved = book.SignaturesOf(b).Select(s => s.Fingerprint).ToList();
        book.Apply(new ClusterChange.Merged { Cluster = a, From = b, By = "ann" });
        Assert.Equal(a, book.Resolve(b));
        Assert.Equal(moved, book.CameWith(b, a), StringComparer.Ordinal);

        book.Apply(new ClusterChange.Split { Cluster = a, To = b, Fingerprints = book.CameWith(b, a), By = "ann" });

        Assert.Equal(b, book.Resolve(b));
        Assert.Equal(moved, book.SignaturesOf(b).Select(s => s.Fingerprint), StringComparer.Ordinal);
    }

    [Fact]
    public void TheBookIsTheSameAfterReadingItsChangesAgain()
    {
        var book = new ClusterBook([]);
        List<ClusterChange> changes = [.. Placement.Place(book, _users.Take(4).Select(u => Signature(Refused(u))), frozen: false)];
        changes.AddRange(Placement.Place(book, _users.Skip(4).Select(u => Signature(Refused(u))), frozen: false));

        var again = new ClusterBook(changes);

        Assert.Equal(book.Clusters, again.Clusters, StringComparer.Ordinal);
        Assert.Equal(book.Signatures.Select(s => book.ClusterOf(s.Fingerprint)), again.Signatures.Select(s => again.ClusterOf(s.Fingerprint)));
    }

    [Fact]
    public void ATextLikeAClustersTextsGoesThereAndAnotherStaysAlone()
    {
        var book = new ClusterBook([]);
        Placement.Place(book, new[]
        {
            "The assistant ended the session before the user had said goodbye.", "It ended the session early, before the user said goodbye to the assistant.",
            "The answer invents a speaker who is not in the schedule of the event.", "A speaker is invented by the answer: nobody in the schedule has this name.",
        }.Select(Signature), frozen: false);
        var (early, other) = (Signature("The session was ended by the assistant before the user said goodbye."), Signature("There is a wrong currency on the invoice, which should be in euro."));

        Placement.Place(book, [early, other], frozen: false);

        Assert.Equal(book.ClusterOf(Signature("The assistant ended the session before the user had said goodbye.").Fingerprint), book.ClusterOf(early.Fingerprint));
        Assert.Single(book.SignaturesOf(book.ClusterOf(other.Fingerprint)!));
    }
}
