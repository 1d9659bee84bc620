using System.Diagnostics;

using Faultline.Reports;

namespace Faultline.Tests.Support;

/// <summary>
/// A bundle in a folder of its own, and a program called <c>gh</c> that keeps issues, labels and comments in files as GitHub would. It
/// can fail at its Nth call: before it has done anything, after it has done it and before it answered, or for being called too fast.
/// </summary>
internal sealed class FakeGh : IDisposable
{
    private const string Program = """
        #!/usr/bin/env bash
        set -u
        cd "$FAKE_GH" || exit 9
        n=$(($(cat count 2>/dev/null || echo 0) + 1))
        echo "$n" >count
        printf '%s' "$1 $2" >>calls
        case "$1 $2" in 'issue create' | 'issue comment' | 'issue view' | 'issue list' | 'label list' | 'label create') ;; *) echo "unknown command $1 $2" >&2; exit 2 ;; esac
        what="$1 $2"; shift 2
        target='' title='' body='' labels='' jq='' repo=''
        while (($# > 0)); do
            case "$1" in
                --title) title=$2; shift ;;
                --body-file) body=$2; shift ;;
                --label) labels="$labels$2
        "; shift ;;
                --jq) jq=$2; shift ;;
                --repo) repo=$2; shift ;;
                --color | --description | --json | --limit | --state) shift ;;
                -*) echo "unknown flag $1" >&2; exit 2 ;;
                *) target=$1 ;;
            esac
            shift
        done
        printf ' %s repo=%s\n' "${target:-$(basename "${body:-}")}" "$repo" >>calls
        if [[ "$n" == "${FAIL_AT:-0}" ]]; then
            case "${FAIL_HOW:-}" in
                before) echo 'HTTP 502: Bad Gateway' >&2; exit 1 ;;
                too-fast) echo 'GraphQL: was submitted too quickly (createIssue)' >&2; exit 1 ;;
            esac
        fi
        answer=''
        case "$what" in
            'label list') answer=$(cat labels 2>/dev/null) ;;
            'label create')
                if grep -i -x -q -e "$target" labels 2>/dev/null; then echo "label with name \"$target\" already exists" >&2; exit 1; fi
                echo "$target" >>labels ;;
            'issue create')
                while IFS= read -r label; do
                    [[ -z "$label" ]] || grep -i -x -q -e "$label" labels || { echo "could not add label: '$label' not found" >&2; exit 1; }
                done <<<"$labels"
                number=$((100 + $(ls | grep -c '\.title$') + 1))
                printf '%s' "$title" >"$number.title"; cp "$body" "$number.body"; printf '%s' "$labels" >"$number.labels"
                answer="https://github.example/owner/name/issues/$number" ;;
            'issue comment')
                number=$(($(ls | grep -c '\.comment$') + 1))
                cp "$body" "$number.comment"; echo "$target" >"$number.on"
                answer="https://github.example/owner/name/issues/$target#issuecomment-$number" ;;
            'issue view')
                mark=${jq#*contains(\"}; mark=${mark%\")) | .url}
                for file in *.comment; do
                    [[ -f "$file" ]] && grep -F -q -e "$mark" "$file" && answer="https://github.example/owner/name/issues/$target#issuecomment-${file%.comment}"
                done ;;
            'issue list')
                bundle=${jq#*bundle=}; bundle=${bundle%% *}
                for file in *.body; do
                    [[ -f "$file" ]] || continue
                    key=$(sed -n "s/^<!-- faultline bundle=$bundle key=\([^ ]*\) .*/\1/p" "$file" | head -n 1)
                    [[ -n "$key" ]] && answer="$answer$key	https://github.example/owner/name/issues/${file%.body}
        "
                done ;;
        esac
        if [[ "$n" == "${FAIL_AT:-0}" && "${FAIL_HOW:-}" == after ]]; then echo 'error connecting to api.github.example' >&2; exit 1; fi
        [[ -z "$answer" ]] || printf '%s\n' "$answer"
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("faultline-gh ").FullName;

    public FakeGh(IEnumerable<ReportFile> files)
    {
        foreach (var file in files) Write(Path.Join("bundle", file.Path), file.Text);
        Write("bin/gh", Program.ReplaceLineEndings("\n") + "\n");
        Directory.CreateDirectory(State);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Join(_root, "bin", "gh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public string Bundle => Path.Join(_root, "bundle");

    private string State => Path.Join(_root, "state");

    public int Calls => File.Exists(Path.Join(State, "count")) ? int.Parse(File.ReadAllText(Path.Join(State, "count")), System.Globalization.CultureInfo.InvariantCulture) : 0;

    public string CallLog => File.ReadAllText(Path.Join(State, "calls"));

    /// <summary>Titles as they arrived, in the order of their issues.</summary>
    public IReadOnlyList<string> Titles => Texts("*.title");

    public IReadOnlyList<string> Bodies => Texts("*.body");

    public IReadOnlyList<string> Labels => Texts("*.labels");

    public IReadOnlyList<string> Comments => Texts("*.comment");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Runs the script with real bash from another folder, without waits.</summary>
    public Result Run(params string[] arguments) => Run(0, "", arguments);

    public Result Run(int failAt, string how, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Join(Bundle, "file_issues.sh"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PATH"] = Path.Join(_root, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["FAKE_GH"] = State;
        start.Environment["FAULTLINE_PAUSE"] = "0";
        start.Environment["FAULTLINE_WAIT"] = "0";
        start.Environment["FAIL_AT"] = failAt == 0 ? "0" : (Calls + failAt).ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["FAIL_HOW"] = how;
        start.Environment.Remove("GH_REPO");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.Result);
    }

    public void Write(string path, string text)
    {
        var full = Path.Join(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private string[] Texts(string pattern) =>
    [
        .. Directory.EnumerateFiles(State, pattern).OrderBy(path => int.Parse(Path.GetFileNameWithoutExtension(path), System.Globalization.CultureInfo.InvariantCulture)).Select(File.ReadAllText),
    ];

    internal sealed record Result(int ExitCode, string Output, string Error);
}
