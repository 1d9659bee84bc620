using Microsoft.AspNetCore.Http;

namespace Faultline.Tests.Support;

/// <summary>Answers a call and returns true, or returns false to let the usual answer follow.</summary>
public delegate Task<bool> ConvexReply(HttpContext context);
