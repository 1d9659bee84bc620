using System.Security.Cryptography;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// Who reviews what at the moment, in one small file of the workspace (<c>leases.json</c>), so that several agents, each with a
/// process of its own, share one queue. Only live leases are in it; what was found is in the ledger.
/// </summary>
/// <param name="folder">The workspace's folder.</param>
/// <param name="clock">Says when a lease ends.</param>
public sealed class LeaseBook(string folder, TimeProvider clock)
{
    // Crockford's base 32 without letters that read alike.
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";

    // A change of the book takes milliseconds; who waits longer waits for a process that hangs.
    private const long PatienceMs = 30_000;

    private string Path => System.IO.Path.Combine(folder, "leases.json");

    /// <summary>Leases the first of the failures that is free; null when none is.</summary>
    /// <param name="failures">Ids in the order in which they should be reviewed.</param>
    /// <param name="length">How long nobody else gets it.</param>
    public Lease? TakeFirst(IEnumerable<string> failures, string? holder, TimeSpan length)
    {
        Lease? taken = null;
        Change(live =>
        {
            var held = live.Select(l => l.Failure).ToHashSet(StringComparer.Ordinal);
            if (failures.FirstOrDefault(f => !held.Contains(f)) is not { } free) return false;
            taken = new Lease(free, "l" + RandomNumberGenerator.GetString(Digits, 10), holder, clock.GetUtcNow() + length);
            live.Add(taken);
            return true;
        });
        return taken;
    }

    /// <summary>Leases all of the failures that no other holder has, for one that reviews many; what it holds already it keeps.</summary>
    /// <param name="holder">One process at a time may use this name.</param>
    public IReadOnlySet<string> TakeAll(IEnumerable<string> failures, string holder, TimeSpan length)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        Change(live =>
        {
            live.RemoveAll(l => l.Holder == holder);
            var held = live.Where(l => !l.Settled).Select(l => l.Failure).ToHashSet(StringComparer.Ordinal);
            taken.UnionWith(failures.Where(f => !held.Contains(f)));
            live.AddRange(taken.Order(StringComparer.Ordinal).Select(f => new Lease(f, holder, holder, clock.GetUtcNow() + length)));
            return true;
        });
        return taken;
    }

    /// <summary>Makes all leases of a holder last longer.</summary>
    public void RenewAll(string holder, TimeSpan length) => Change(live =>
    {
        for (var i = 0; i < live.Count; i++)
            if (live[i].Holder == holder) live[i] = live[i] with { Expires = clock.GetUtcNow() + length };
        return true;
    });

    /// <summary>Ends all leases of a holder. What it decided nobody gets by a list that was read before.</summary>
    public void EndAll(string holder, IReadOnlySet<string> decided, TimeSpan length) => Change(live =>
    {
        live.RemoveAll(l => l.Holder == holder && !decided.Contains(l.Failure));
        for (var i = 0; i < live.Count; i++)
            if (live[i].Holder == holder) live[i] = live[i] with { Expires = clock.GetUtcNow() + length, Holder = null, Settled = true };
        return true;
    });

    /// <summary>Gives a lease back, so that the next reviewer gets the failure. False when there is no such live lease.</summary>
    public bool Release(string lease) => Change(live => live.RemoveAll(l => l.Id == lease && !l.Settled) > 0);

    /// <summary>Makes a lease end later. Null when it has run out already.</summary>
    public Lease? Renew(string lease, TimeSpan length)
    {
        Lease? renewed = null;
        Change(live =>
        {
            var at = live.FindIndex(l => l.Id == lease && !l.Settled);
            if (at < 0) return false;
            live[at] = renewed = live[at] with { Expires = clock.GetUtcNow() + length };
            return true;
        });
        return renewed;
    }

    /// <summary>
    /// Runs <paramref name="record"/>, which writes a verdict, unless another than <paramref name="lease"/> holds the failure; that
    /// lease is the answer then. Nobody gets the failure afterwards by a list that was read before.
    /// </summary>
    /// <param name="lease">The reviewer's lease; null when it has none (a person at the command line).</param>
    public Lease? Settle(string failure, string? lease, TimeSpan length, Action record)
    {
        Lease? other = null;
        Change(live =>
        {
            // Who has no lease (a person) may change a verdict just written; whose lease ran out may not repeat another's work.
            other = live.FirstOrDefault(l => l.Failure == failure && l.Id != lease && (!l.Settled || lease is not null));
            if (other is not null) return false;
            record();
            live.RemoveAll(l => l.Failure == failure);
            live.Add(new Lease(failure, lease ?? "-", null, clock.GetUtcNow() + length, Settled: true));
            return true;
        });
        return other;
    }

    /// <summary>The leases that are live now, reviews in progress and verdicts just written.</summary>
    public IReadOnlyList<Lease> Live()
    {
        if (!File.Exists(Path)) return [];
        var now = clock.GetUtcNow();
        return [.. Read().Where(l => l.Expires > now)];
    }

    private bool Change(Func<List<Lease>, bool> change)
    {
        Directory.CreateDirectory(folder);
        using var held = Lock();
        var live = Live().ToList();
        if (!change(live)) return false;
        var temporary = Path + ".tmp";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(live, StoreJson.Page<IReadOnlyList<Lease>>()));
        File.Move(temporary, Path, overwrite: true);
        return true;
    }

    // A torn book (the machine lost power) loses leases, never verdicts: at worst one failure is reviewed twice.
    private IReadOnlyList<Lease> Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path), StoreJson.Page<IReadOnlyList<Lease>>()) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private FileStream Lock()
    {
        var until = Environment.TickCount64 + PatienceMs;
        var wait = default(SpinWait);
        while (true)
        {
            if (LockFile.TryTake(Path + ".lock") is { } held) return held;
            if (Environment.TickCount64 > until)
                throw new UserError($"'{Path}.lock' is held by another process for {PatienceMs / 1000} s.", "End the process that hangs and try again.");
            wait.SpinOnce(sleep1Threshold: 5);
        }
    }
}
