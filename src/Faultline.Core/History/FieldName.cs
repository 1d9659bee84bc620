namespace Faultline.History;

/// <summary>What a named value of a report is about.</summary>
internal enum FieldName
{
    Other = 0,
    Case = 1,
    Label = 2,
    Check = 3,
    Error = 4,
    Reasoning = 5,
    Model = 6,
    Expected = 7,
    Action = 8,
    Frequency = 9,
    Count = 10,
}
