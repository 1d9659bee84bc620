using System.Reflection;
using System.Runtime.CompilerServices;

namespace Faultline.Tests.Store;

/// <summary>Records with any of their members set to anything; what may be null often is. A member that is added later is filled as well.</summary>
internal sealed class RandomRecord(Random random)
{
    private static readonly string[] Texts = ["", "plain", "two\nlines", "\"quoted\" \\ back\t", "<a href='x'>&amp;+`", "\u00e4\u4e2d\u6587", "\U0001F990 shrimp", "\ud83e half", "\u2028\u0085\u007f\u0001\b\f", "\ufffe\ue000\u0378"];
    private static readonly double[] Numbers = [0, -0.0, 1, 10956, 0.1, 1.0 / 3, 1e21, 1e-7, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity];
    private readonly NullabilityInfoContext _nullability = new();

    public T Make<T>() => (T)Make(typeof(T), 0);

    public string Text() => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Texts[random.Next(Texts.Length)]));

    private object Make(Type type, int depth)
    {
        if (type == typeof(string)) return Text();
        if (type == typeof(int)) return random.Next(-3, int.MaxValue);
        if (type == typeof(long)) return random.NextInt64();
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(double)) return Numbers[random.Next(Numbers.Length)];
        if (type == typeof(decimal)) return new decimal(random.Next(), 0, 0, false, (byte)random.Next(5));
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.UnixEpoch.AddSeconds(random.Next());
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return List(type.GetGenericArguments()[0], depth);
        if (type.IsGenericType) return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()))!;
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            var inner = Nullable.GetUnderlyingType(property.PropertyType);
            var mayBeNull = inner is not null || _nullability.Create(property).WriteState == NullabilityState.Nullable;
            if (!mayBeNull || random.Next(3) == 0) property.SetValue(made, Make(inner ?? property.PropertyType, depth + 1));
        }

        return made;
    }

    private Array List(Type of, int depth)
    {
        var list = Array.CreateInstance(of, depth > 3 ? 0 : random.Next(4));
        for (var i = 0; i < list.Length; i++) list.SetValue(Make(of, depth + 1), i);
        return list;
    }
}
