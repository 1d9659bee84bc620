namespace Faultline.Importers.Scylla.Json;

internal enum JsonForm
{
    Null = 0,
    True = 1,
    False = 2,
    Number = 3,
    Text = 4,
    List = 5,
    Object = 6,
}
