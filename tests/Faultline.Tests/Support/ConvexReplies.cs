using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Faultline.Tests.Support;

/// <summary>The answers that servers and networks give on bad days.</summary>
public static class ConvexReplies
{
    public static ConvexReply Status(int status, string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync("{\"code\":\"Scripted\",\"message\":\"scripted answer\"}");
        return true;
    };

    public static ConvexReply FunctionError(string message, int status = 200) => async context =>
    {
        await ConvexServer.SendAsync(context, status, new JsonObject { ["status"] = "error", ["errorMessage"] = message });
        return true;
    };

    public static ConvexReply Value(string json) => Body("application/json", $$"""{"status":"success","value":{{json}}}""");

    public static ConvexReply Body(string type, string body) => async context =>
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
        return true;
    };

    public static ConvexReply Redirect(string url) => context =>
    {
        context.Response.Redirect(url);
        return Task.FromResult(true);
    };

    /// <summary>Says how many bytes will come, sends fewer and closes the connection.</summary>
    public static ConvexReply CutOff(byte[] bytes, int after, string? etag = null) => async context =>
    {
        if (etag is not null) context.Response.Headers.ETag = etag;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, after));
        return true;
    };

    /// <summary>Sends bytes with a length that only the end of the connection tells.</summary>
    public static ConvexReply Stream(int megabytes) => async context =>
    {
        var chunk = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
        for (var i = 0; i < megabytes; i++) await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        return true;
    };

    /// <summary>Reports the arrival and waits for the release, or for the client to go away; then the usual answer follows.</summary>
    public static ConvexReply Hold(Action arrived, Task release) => async context =>
    {
        arrived();
        await release.WaitAsync(context.RequestAborted);
        return false;
    };
}
