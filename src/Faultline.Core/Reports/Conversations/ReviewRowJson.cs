using System.Text.Json.Serialization;

namespace Faultline.Reports.Conversations;

[JsonSerializable(typeof(string[][]))]
internal sealed partial class ReviewRowJson : JsonSerializerContext;
