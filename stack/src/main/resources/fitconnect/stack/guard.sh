# guard.sh SIGNAL PID_FILE COMMAND...: runs the command and ends it with SIGNAL when standard input closes,
# that is, when the launcher stops it or is gone. Exits as the command does.
signal=$1
pid_file=$2
shift 2
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
echo "$child" >"$pid_file.new" && mv "$pid_file.new" "$pid_file"
(
    while read -r _; do :; done <&3
    kill -s "$signal" "$child" 2>/dev/null
    seconds=0
    while kill -0 "$child" 2>/dev/null && [ "$seconds" -lt 30 ]; do
        sleep 1
        seconds=$((seconds + 1))
    done
    kill -s KILL "$child" 2>/dev/null
) >/dev/null 2>&1 3<&3 &
watcher=$!
exec 3<&-
trap 'kill -s "$signal" "$child" 2>/dev/null' TERM INT HUP
wait "$child"
code=$?
# A signal to this shell ends the wait early.
while kill -0 "$child" 2>/dev/null; do
    wait "$child"
    code=$?
done
kill "$watcher" 2>/dev/null
exit "$code"
