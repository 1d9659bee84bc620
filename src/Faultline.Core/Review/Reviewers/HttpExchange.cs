using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Faultline.Text;

namespace Faultline.Review.Reviewers;

/// <summary>One POST of JSON and its answer, with every way in which that goes wrong as a value. Shared by the reviewers that speak HTTP.</summary>
internal sealed class HttpExchange : IDisposable
{
    private const int MaxAnswer = 16 << 20;
    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly (string Name, string Value)[] _headers;

    public HttpExchange(Uri address, ReviewerSettings settings, params (string Name, string Value)[] headers)
    {
        _address = address;
        _timeout = settings.Timeout;
        _clock = settings.Clock;
        _headers = headers;
        // No redirects: a key must not follow one to another host.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), AutomaticDecompression = DecompressionMethods.All, MaxConnectionsPerServer = 256 })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxAnswer,
        };
    }

    /// <param name="read">Takes the answer out of a body of status 200; null when the body is not of that form.</param>
    public async Task<ReviewReply> PostAsync(byte[] body, string key, Func<JsonElement, ReviewReply> read, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(_timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            foreach (var (name, value) in _headers) request.Headers.TryAddWithoutValidation(name, value);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            return response.StatusCode == HttpStatusCode.OK ? Read(text, read) : Refused(response, text);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ReviewReply.Failed(string.Create(CultureInfo.InvariantCulture, $"no whole answer came within {_timeout.TotalSeconds:0.#} s"), IsTransient: true, MayBePaid: true);
        }
        catch (HttpRequestException problem)
        {
            // Without a connection nothing was asked; later than that the work may have been done.
            var asked = problem.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
            return new ReviewReply.Failed($"{_address.GetLeftPart(UriPartial.Path)}: {problem.Message}", IsTransient: true, MayBePaid: asked);
        }
        catch (IOException problem)
        {
            return new ReviewReply.Failed($"the answer was cut: {problem.Message}", IsTransient: true, MayBePaid: true);
        }
    }

    public void Dispose() => _http.Dispose();

    private static ReviewReply Read(string text, Func<JsonElement, ReviewReply> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return new ReviewReply.Failed($"the answer is not of the expected form ({e.Message}): '{Redaction.Apply(Short(text))}'", IsTransient: true, MayBePaid: true) { IsGarbled = true };
        }
    }

    private ReviewReply.Failed Refused(HttpResponseMessage response, string text)
    {
        var status = (int)response.StatusCode;
        var transient = status is 408 or 409 or 425 or 429 or >= 500;
        return new ReviewReply.Failed(string.Create(CultureInfo.InvariantCulture, $"status {status}: {Redaction.Apply(Short(text))}"), transient, Wait(response), status is 429 or 503 or 529, IsRefusal: status is 401 or 403 or 404);
    }

    private TimeSpan? Wait(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("retry-after-ms", out var values) && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var ms) && ms >= 0) return TimeSpan.FromMilliseconds(ms);
        return response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
            _ => null,
        };
    }

    private static string Short(string text) => Truncate.To(Visible.Line(text), 300);
}
