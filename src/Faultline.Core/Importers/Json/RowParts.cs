namespace Faultline.Importers.Json;

/// <summary>Where the values that were asked for lie in a row. Filled by the fast reading or by <see cref="SlowRow"/>, and used again for the next row.</summary>
internal sealed class RowParts(JsonlFields fields)
{
    private readonly JsonlSlice[] _values = new JsonlSlice[fields.Count];
    private JsonlMember[] _members = new JsonlMember[64];
    private int _memberCount;

    public JsonlFields Fields => fields;

    public ReadOnlySpan<JsonlSlice> Values => _values;

    public ReadOnlySpan<JsonlMember> Members => _members.AsSpan(0, _memberCount);

    public void Clear()
    {
        Array.Clear(_values);
        _memberCount = 0;
    }

    /// <summary>Of a key written twice the last value counts, as in System.Text.Json.</summary>
    public void Set(int field, JsonlSlice value) => _values[field] = value;

    /// <summary>The object whose members are asked for begins (again).</summary>
    public void ClearMembers() => _memberCount = 0;

    public void AddMember(string name, JsonlSlice value)
    {
        if (_memberCount == _members.Length) Array.Resize(ref _members, 2 * _memberCount);
        _members[_memberCount++] = Member(name, value);
    }

    /// <summary>A name that was met before keeps its place and gets the later value.</summary>
    public void ReplaceMember(string name, JsonlSlice value)
    {
        for (var i = 0; i < _memberCount; i++)
        {
            if (_members[i].Name == name) _members[i] = Member(name, value);
        }
    }

    private static JsonlMember Member(string name, JsonlSlice value) => new(name, value.Kind, value.Start, value.Length);
}
