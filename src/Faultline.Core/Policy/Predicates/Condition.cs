using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Faultline.Policy.Predicates;

/// <summary>A node of a predicate. A comparison holds when any value of its field meets it; a negated one needs a value too.</summary>
internal abstract record Condition
{
    /// <summary>The field that is asked; null for what asks none.</summary>
    public virtual string? Asks => null;

    public abstract bool Holds(FailureFacts facts);

    public virtual IEnumerable<Condition> Leaves() => [this];

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    internal sealed record Constant(bool Value) : Condition
    {
        public override bool Holds(FailureFacts facts) => Value;

        public override string ToString() => Value ? "TRUE" : "FALSE";
    }

    internal sealed record All(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(FailureFacts facts) => Parts.All(p => p.Holds(facts));

        public override IEnumerable<Condition> Leaves() => Parts.SelectMany(p => p.Leaves());

        public override string ToString() => string.Join(" AND ", Parts.Select(p => p is Any ? $"({p})" : p.ToString()));
    }

    internal sealed record Any(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(FailureFacts facts) => Parts.Any(p => p.Holds(facts));

        public override IEnumerable<Condition> Leaves() => Parts.SelectMany(p => p.Leaves());

        public override string ToString() => string.Join(" OR ", Parts);
    }

    internal sealed record Not(Condition Part) : Condition
    {
        public override bool Holds(FailureFacts facts) => !Part.Holds(facts);

        // What a failure must not be says nothing of what it is about.
        public override IEnumerable<Condition> Leaves() => [this];

        public override string ToString() => Part is All or Any ? $"NOT ({Part})" : $"NOT {Part}";
    }

    internal sealed record Absent(string Field, bool IsNegated) : Condition
    {
        public override string? Asks => Field;

        public override bool Holds(FailureFacts facts) => facts[Field].Count == 0 != IsNegated;

        public override string ToString() => $"{Field} IS {(IsNegated ? "NOT " : "")}NULL";
    }

    internal sealed record Compare(string Field, string Operator, IReadOnlyList<string> Values, bool IsNumber) : Condition
    {
        public override string? Asks => Field;

        public override bool Holds(FailureFacts facts) => Operator switch
        {
            "=" or "IN" => facts[Field].Any(Equal),
            "!=" or "NOT IN" => facts[Field].Count > 0 && !facts[Field].Any(Equal),
            _ => facts[Field].Any(Ordered),
        };

        public override string ToString() => Operator is "IN" or "NOT IN"
            ? $"{Field} {Operator} ({string.Join(", ", Values.Select(Shown))})"
            : $"{Field} {Operator} {Shown(Values[0])}";

        private bool Equal(string value) => IsNumber ? Values.Any(v => Number(value) is { } n && n == Number(v)) : Values.Contains(value, StringComparer.Ordinal);

        private bool Ordered(string value)
        {
            var order = IsNumber
                ? Number(value) is { } n ? n.CompareTo(Number(Values[0])!.Value) : (int?)null
                : string.CompareOrdinal(value, Values[0]);
            return order is { } by && Operator switch
            {
                "<" => by < 0,
                "<=" => by <= 0,
                ">" => by > 0,
                ">=" => by >= 0,
                _ => throw new InvalidOperationException($"no operator '{Operator}'"),
            };
        }

        private string Shown(string value) => IsNumber ? value : Quote(value);

        private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    internal sealed record Matching(string Field, string Pattern, bool IsLike, bool IsNegated, Regex Regex) : Condition
    {
        public override string? Asks => Field;

        public override bool Holds(FailureFacts facts)
            => IsNegated ? facts[Field].Count > 0 && !facts[Field].Any(Regex.IsMatch) : facts[Field].Any(Regex.IsMatch);

        public bool Equals(Matching? other) => other is not null && Field == other.Field && Pattern == other.Pattern && IsLike == other.IsLike && IsNegated == other.IsNegated;

        public override int GetHashCode() => HashCode.Combine(Field, Pattern, IsLike, IsNegated);

        public override string ToString() => IsLike ? $"{Field} {(IsNegated ? "NOT " : "")}LIKE {Quote(Pattern)}" : $"REGEXP_CONTAINS({Field}, {Quote(Pattern)})";

        /// <summary>The whole value, <c>%</c> for anything, <c>_</c> for one character, a backslash before either for itself.</summary>
        public static string OfLike(string pattern)
        {
            var regex = new StringBuilder(@"\A");
            for (var i = 0; i < pattern.Length; i++)
            {
                if (pattern[i] == '\\' && i + 1 < pattern.Length && pattern[i + 1] is '%' or '_' or '\\') regex.Append(Regex.Escape(pattern[++i].ToString()));
                else if (pattern[i] == '%') regex.Append("(?s:.*)");
                else if (pattern[i] == '_') regex.Append("(?s:.)");
                else regex.Append(Regex.Escape(pattern[i].ToString()));
            }

            return regex.Append(@"\z").ToString();
        }
    }
}
