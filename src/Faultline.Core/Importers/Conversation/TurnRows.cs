using System.Runtime.InteropServices;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>The rows of one turn in a few bytes: a run may have very many turns.</summary>
/// <param name="Count">Rows of the turn.</param>
/// <param name="Outcomes">A bit per outcome that a row had.</param>
/// <param name="First">Outcomes of the first rows, two bits each, the first row lowest.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TurnRows(int Count, byte Outcomes, ushort First)
{
    private const int Remembered = 8;

    public bool Disagree => Outcomes != 0 && (Outcomes & (Outcomes - 1)) != 0;

    /// <summary>The outcomes in the order of the rows, for people.</summary>
    public string Words
    {
        get
        {
            var first = First;
            var words = Enumerable.Range(0, Math.Min(Count, Remembered)).Select(i => Word((Outcome)((first >> (2 * i)) & 3)));
            return string.Join(", ", words) + (Count > Remembered ? ", ..." : "");
        }
    }

    public bool Has(Outcome outcome) => (Outcomes & (1 << (int)outcome)) != 0;

    public TurnRows And(Outcome outcome) => new(
        Count + 1,
        (byte)(Outcomes | (1 << (int)outcome)),
        Count < Remembered ? (ushort)(First | ((int)outcome << (2 * Count))) : First);

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "pass",
        Outcome.Failed => "fail",
        Outcome.Unfinished => "unscored",
        Outcome.Errored => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "unknown outcome"),
    };
}
