#!/usr/bin/env bash
#
# Files the issues that lie beside this script on GitHub, with the GitHub CLI (gh). Read it and them first.
#
#   bash file_issues.sh --dry-run            says what would be filed; calls nothing, changes nothing
#   bash file_issues.sh                      files: missing labels, the epic, the issues, comments on the epic
#   bash file_issues.sh --by cluster         one issue per cause instead of one per test
#   bash file_issues.sh --repo OWNER/NAME    another repository than the one of the current folder
#
# It stops at the first error. Run it again and it goes on: what was filed is recorded in filed.tsv beside this script, and is
# looked for on GitHub by a mark in the issue's text, so that nothing is filed twice. To leave an issue out, delete its file.
#
# From the environment, in seconds: FAULTLINE_PAUSE after each thing filed (default 1, with many issues more), FAULTLINE_WAIT
# before trying again when GitHub says that it was too fast (default 60, doubled each time), and FAULTLINE_TRIES, how often (5).
#
# Needs bash 3.2 or later and a gh that has 'gh label'. Titles and texts are read from files and never become part of a command.

set -euo pipefail
export GH_PROMPT_DISABLED=1 NO_COLOR=1
LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
filed_file="$here/filed.tsv"
lock="$here/.file_issues.lock"
epic_file="$here/issues/epic.md"
analysis_file="$here/comments/analysis.md"
tab=$'\t'
url_pattern='^https?://[^[:space:]]+/([0-9]+)$'
issue_pattern='^https?://([^/[:space:]]+/[^/[:space:]]+/[^/[:space:]]+)/issues/[0-9]+$'
key_pattern='^[A-Za-z0-9._/-]+$'
mark_pattern='^<!-- faultline [A-Za-z0-9._/= -]+ -->$'
seconds_pattern='^[0-9]+([.][0-9]+)?$'
links_per_comment=100

say() { printf '%s\n' "$*"; }

die() {
    printf 'file_issues.sh: %s\n' "$*" >&2
    exit 1
}

usage() {
    printf 'file_issues.sh: %s\n' "$1" >&2
    printf 'usage: bash file_issues.sh [--dry-run] [--by test|cluster] [--repo [HOST/]OWNER/NAME]\n' >&2
    exit 64
}

# --- The files -------------------------------------------------------------------------------------------------------

# The first line without its '# '.
title_of() {
    local line=''
    IFS= read -r line <"$1" || [[ -n "$line" ]] || return 1
    line=${line%$'\r'}
    case "$line" in
        '# '?*) printf '%s' "${line#\# }" ;;
        *) return 1 ;;
    esac
}

# A value of the mark in the third line: <!-- faultline bundle=... key=... by=... labels=a,b -->
mark_of() { sed -n "3s/^<!-- faultline .*${2}=\([^ ]*\) .*-->.*\$/\1/p" "$1"; }

# --- What was filed --------------------------------------------------------------------------------------------------

# Lines of key, address and 'ok'. A line that a crash cut short has no 'ok' at its end and does not count.
record() {
    printf '%s\t%s\tok\n' "$1" "$2" >>"$filed_file" || die "could not write '$filed_file'"
}

# The address under which a key was filed; fails when it was not.
filed() {
    [[ -f "$filed_file" ]] || return 1
    awk -F '\t' -v key="$1" '$1 == key && $3 == "ok" && NF == 3 { found = $2 } END { if (found == "") exit 1; print found }' "$filed_file"
}

is_filed() { filed "$1" >/dev/null; }

end_torn_line() {
    [[ -s "$filed_file" ]] || return 0
    [[ -z "$(tail -c 1 "$filed_file")" ]] || printf '\n' >>"$filed_file"
}

# --- GitHub ----------------------------------------------------------------------------------------------------------

# Runs gh with what it prints in $answer. When GitHub says that it was too fast, waits and tries again; it has done nothing then.
# An error that says what $harmless says is none.
answer='' harmless=''
call_gh() {
    local tries=0 wait=$wait_seconds
    while :; do
        if answer=$(gh "$@" </dev/null 2>"$work/error"); then return 0; fi
        if [[ -n "$harmless" ]] && grep -i -q -e "$harmless" "$work/error"; then return 0; fi
        if ((tries >= most_tries)) || ! grep -E -i -q 'rate limit|submitted too quickly|HTTP 429|abuse detection' "$work/error"; then
            cat "$work/error" >&2
            return 1
        fi
        tries=$((tries + 1))
        printf 'GitHub asks to slow down; trying again in %s s (%s of %s)\n' "$wait" "$tries" "$most_tries" >&2
        nap "$wait"
        wait=$((wait * 2))
    done
}

nap() { [[ "$1" == 0 ]] || sleep "$1"; }

stopped() { die "stopped at: $1. What was filed until here is recorded in '$filed_file'; run the same command again to go on."; }

# The arguments that name the repository: the one asked for, or the one that the epic is in.
repo_arguments() {
    repo_args=()
    if [[ -n "$repo" ]]; then repo_args=(--repo "$repo"); fi
}

use_repo_of() {
    if [[ "$1" =~ $issue_pattern ]]; then
        local found=${BASH_REMATCH[1]}
        if [[ -n "$repo" && "$found" != "$repo" && "$found" != */"$repo" ]]; then
            die "this bundle was filed in '$found' before, not in '$repo'. To file it there too, copy the folder without filed.tsv."
        fi
        repo=$found
        repo_arguments
    fi
}

create_label() {
    local colour='ededed' about='Set by Faultline'
    case "$1" in
        evaluation) colour='1d76db' about='Results of evaluation runs' ;;
        framework-bug | environment | harness-fault) colour='5319e7' about='The model was not really tested (provisional)' ;;
        judge-failure | grader-fault | overly-strict | ambiguous-task | known-gap) colour='fbca04' about='On the side of the evaluation (provisional)' ;;
        model-failure | model-fault) colour='d93f0b' about='The failure of the model itself (provisional)' ;;
        no-attempt) colour='c5def5' about='The model did not try (provisional)' ;;
        hidden-pass) colour='0e8a16' about='Passed in a session that a later one overwrote' ;;
    esac
    harmless='already exists'
    call_gh label create "$1" ${repo_args[@]+"${repo_args[@]}"} --color "$colour" --description "$about" || stopped "the label '$1'"
    harmless=''
    say "label    $1"
    nap "$pause_seconds"
}

create_missing_labels() {
    local label
    call_gh label list ${repo_args[@]+"${repo_args[@]}"} --limit 1000 --json name --jq '.[].name' || stopped 'the list of labels'
    printf '%s\n' "$answer" | cut -f 1 | tr '[:upper:]' '[:lower:]' >"$work/labels-there"
    while IFS= read -r label; do
        [[ -n "$label" ]] || continue
        grep -F -x -q -e "$label" "$work/labels-there" || create_label "$label"
    done <"$work/labels"
}

# An answer may have been lost after GitHub had filed the issue, or filed.tsv may be gone: the marks say what is there.
find_filed_before() {
    local key url
    # shellcheck disable=SC2016 # The dollar signs are jq's.
    call_gh issue list ${repo_args[@]+"${repo_args[@]}"} --state all --label evaluation --limit 10000 --json url,body --jq \
        '.[] | .url as $url | (.body // "") | capture("<!-- faultline bundle='"$bundle"' key=(?<key>[A-Za-z0-9._/-]+) ") | .key + "\t" + $url' ||
        stopped 'the list of issues that are there already'
    while IFS=$tab read -r key url; do
        [[ "$key" =~ $key_pattern && "$url" =~ $url_pattern ]] || continue
        is_filed "$key" || { record "$key" "$url" && say "found    $url  ($key)"; }
    done < <(printf '%s\n' "$answer")
}

# create_issue KEY FILE
create_issue() {
    local title label url args
    title=$(title_of "$2") || die "'$2': expected '# ' and the title in the first line"
    if url=$(filed "$1"); then
        say "there    $url  $title"
        return 0
    fi
    args=(issue create ${repo_args[@]+"${repo_args[@]}"} --title "$title" --body-file "$2")
    while IFS= read -r label; do
        [[ -z "$label" ]] || args+=(--label "$label")
    done < <(mark_of "$2" labels | tr ',' '\n')
    call_gh "${args[@]}" || stopped "the issue '$title'"
    url=$(printf '%s\n' "$answer" | tail -n 1)
    [[ "$url" =~ $url_pattern ]] || die "gh filed '$title' and answered '$url'; expected the address of the issue. Run the same command again."
    record "$1" "$url"
    say "created  $url  $title"
    nap "$pause_seconds"
}

# comment_on_epic KEY FILE: the file's last line is the mark of the comment.
comment_on_epic() {
    local url='' mark
    mark=$(tail -n 1 "$2")
    [[ "$mark" =~ $mark_pattern ]] || die "'$2': expected its mark '<!-- faultline bundle=... -->' in the last line"
    if is_filed "try/$1"; then
        # The last attempt never said how it ended.
        call_gh issue view "$epic_number" ${repo_args[@]+"${repo_args[@]}"} --json comments --jq \
            '.comments[] | select(.body | contains("'"$mark"'")) | .url' || stopped 'the comments of the epic'
        url=$(printf '%s\n' "$answer" | grep -E '^https?://[^[:space:]]+#issuecomment-[0-9]+$' | head -n 1 || true)
    fi
    if [[ -z "$url" ]]; then
        record "try/$1" '-'
        call_gh issue comment "$epic_number" ${repo_args[@]+"${repo_args[@]}"} --body-file "$2" || stopped "a comment on the epic ($1)"
        url=$(printf '%s\n' "$answer" | tail -n 1)
        say "comment  ${url:-on the epic}"
        nap "$pause_seconds"
    fi
    comment_url=${url:--}
}

# Links that are not in a comment yet, so many to a comment.
link_issues() {
    local file key url count=0 first=''
    : >"$work/links"
    : >"$work/linked"
    for file in ${files[@]+"${files[@]}"}; do
        key="$folder/$(basename "$file" .md)"
        is_filed "link/$key" && continue
        url=$(filed "$key") || continue
        [[ -n "$first" ]] || first=$key
        # shellcheck disable=SC2016 # The backticks are Markdown.
        printf -- '- [ ] #%s `%s`\n' "${url##*/}" "${key##*/}" >>"$work/links"
        printf '%s\n' "$key" >>"$work/linked"
        count=$((count + 1))
        if ((count == links_per_comment)); then
            post_links "$first"
            count=0 first=''
        fi
    done
    ((count == 0)) || post_links "$first"
}

post_links() {
    {
        printf 'Issues of this run, one per %s:\n\n' "$by"
        cat "$work/links"
        printf '\n<!-- faultline bundle=%s links-from=%s -->\n' "$bundle" "$1"
    } >"$work/links.md"
    comment_on_epic "links/$1" "$work/links.md"
    # In one write: a crash leaves all of them or, but for a torn line, none.
    awk -v url="$comment_url" '{ printf "link/%s\t%s\tok\n", $0, url }' "$work/linked" >"$work/linked.tsv"
    cat "$work/linked.tsv" >>"$filed_file"
    : >"$work/links"
    : >"$work/linked"
}

# --- What to do ------------------------------------------------------------------------------------------------------

dry_run=false by='' repo=''
while (($# > 0)); do
    case "$1" in
        --dry-run) dry_run=true ;;
        --by)
            (($# > 1)) || usage "'--by' needs 'test' or 'cluster'"
            by=$2
            shift
            ;;
        --by=*) by=${1#--by=} ;;
        --repo)
            (($# > 1)) || usage "'--repo' needs OWNER/NAME"
            repo=$2
            shift
            ;;
        --repo=*) repo=${1#--repo=} ;;
        -h | --help)
            sed -n '3,17s/^# \{0,1\}//p' "$here/$(basename "${BASH_SOURCE[0]}")"
            exit 0
            ;;
        *) usage "unknown argument '$1'" ;;
    esac
    shift
done
case "$by" in '' | test | cluster) ;; *) usage "'--by $by': expected 'test' or 'cluster'" ;; esac

[[ -f "$epic_file" ]] || die "'$epic_file' is not there; write the bundle again"
[[ -f "$analysis_file" ]] || die "'$analysis_file' is not there; write the bundle again"
bundle=$(mark_of "$epic_file" bundle)
made_by=$(mark_of "$epic_file" by)
[[ "$bundle" =~ $key_pattern ]] || die "'$epic_file': expected the mark '<!-- faultline bundle=... -->' in line 3; write the bundle again"
by=${by:-$made_by}
folder=issues
if [[ "$by" != "$made_by" ]]; then
    [[ "$by" == cluster && -d "$here/clusters" ]] || die "this bundle was made by $made_by only; write it again with --by $by"
    folder=clusters
fi

files=()
for file in "$here/$folder"/*.md; do
    [[ -f "$file" && "$file" != "$epic_file" ]] || continue
    title_of "$file" >/dev/null || die "'$file': expected '# ' and the title in the first line"
    files+=("$file")
done
if ((${#files[@]} == 0)); then
    say "There are no issues to file in '$here/$folder'."
    exit 0
fi

if $dry_run; then
    say "label    the missing ones of: $(for file in "$epic_file" "${files[@]}"; do mark_of "$file" labels; done | tr ',' '\n' | sort -u | tr '\n' ' ')"
    say "epic     $(title_of "$epic_file")"
    say "         $epic_file"
    for file in "${files[@]}"; do
        say "issue    $(title_of "$file")"
        say "         $file"
    done
    say "comment  on the epic: links to the ${#files[@]} issues"
    say "comment  on the epic: $analysis_file"
    say "Dry run: nothing was filed. 1 epic, ${#files[@]} issues."
    exit 0
fi

command -v gh >/dev/null || die "the GitHub CLI 'gh' is not on PATH; get it from https://cli.github.com and run 'gh auth login'"

# GitHub allows 80 and, over an hour, 500 new things a minute and an hour: so many seconds apart.
pause_seconds=${FAULTLINE_PAUSE:-$((${#files[@]} <= 70 ? 1 : ${#files[@]} <= 450 ? 2 : 8))}
wait_seconds=${FAULTLINE_WAIT:-60}
most_tries=${FAULTLINE_TRIES:-5}
[[ "$pause_seconds" =~ $seconds_pattern ]] || die "FAULTLINE_PAUSE is '$pause_seconds'; expected seconds"
case "$wait_seconds$most_tries" in *[!0-9]*) die 'FAULTLINE_WAIT and FAULTLINE_TRIES are whole numbers' ;; esac

if ! mkdir "$lock" 2>/dev/null; then
    [[ -d "$lock" ]] || die "could not write in '$here', where filed.tsv belongs"
    other=$(cat "$lock/pid" 2>/dev/null || true)
    if [[ -z "$other" ]] || kill -0 "$other" 2>/dev/null; then
        die "another file_issues.sh is at work (process ${other:-unknown}). If that is not so, remove '$lock'."
    fi
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/file_issues.XXXXXX")
trap 'rm -rf -- "$lock" "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
printf '%s\n' "$$" >"$lock/pid"
end_torn_line

repo=${repo:-${GH_REPO:-}}
repo_arguments
if epic_url=$(filed epic); then use_repo_of "$epic_url"; fi

open=false
for key in epic comment/analysis; do is_filed "$key" || open=true; done
for file in "${files[@]}"; do
    key="$folder/$(basename "$file" .md)"
    { is_filed "$key" && is_filed "link/$key"; } || open=true
done
if ! $open; then
    say "Everything is filed: $epic_url"
    exit 0
fi

for file in "$epic_file" "${files[@]}"; do mark_of "$file" labels; done | tr ',' '\n' | sort -u >"$work/labels"
create_missing_labels
find_filed_before

create_issue epic "$epic_file"
epic_url=$(filed epic)
epic_number=${epic_url##*/}
use_repo_of "$epic_url"

for file in "${files[@]}"; do create_issue "$folder/$(basename "$file" .md)" "$file"; done

link_issues
if ! is_filed comment/analysis; then
    comment_on_epic comment/analysis "$analysis_file"
    record comment/analysis "$comment_url"
fi
say "Done: $epic_url"
