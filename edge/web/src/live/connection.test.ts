import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ClientFrame, ClientFrameSchema, ServerFrameSchema } from "#proto/fitconnect/live/v1/live_pb";
import { waitMs } from "./backoff";
import { boards, type WatchedBoard } from "./board";
import { LiveConnection } from "./connection";
import type { BoardWindow } from "./window";

/** A socket whose other end is the test. */
class FakeSocket {
  readyState = 0;
  binaryType = "";
  sent: ClientFrame["frame"][] = [];
  onopen?: () => void;
  onmessage?: (message: { data: ArrayBuffer }) => void;
  onclose?: (end: { code: number }) => void;

  send(bytes: Uint8Array): void {
    this.sent.push(fromBinary(ClientFrameSchema, bytes).frame);
  }

  close(): void {
    this.readyState = 3;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  says(frame: MessageInitShape<typeof ServerFrameSchema>["frame"]): void {
    const bytes = toBinary(ServerFrameSchema, create(ServerFrameSchema, frame ? { frame } : {}));
    this.onmessage?.({ data: bytes.slice().buffer as ArrayBuffer });
  }

  drops(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  lastSubscribe() {
    const frame = this.sent.at(-1);
    if (frame?.case !== "subscribe") {
      throw new Error(`not a subscribe but ${frame?.case}`);
    }
    return frame.value;
  }
}

let sockets: FakeSocket[];
let connection: LiveConnection<WatchedBoard, BoardWindow>;
const newest = () => sockets.at(-1) as FakeSocket;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  connection = new LiveConnection(
    boards,
    () => "ws://test/live/v1",
    () => {
      sockets.push(new FakeSocket());
      return newest() as unknown as WebSocket;
    },
  );
});

afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

const snapshot = (id: string, version: bigint) => ({
  case: "snapshot" as const,
  value: { id, epoch: 3n, version, rows: [{ rank: 1, athleteId: "ann" }] },
});

test("asks for its window when the connection stands", () => {
  connection.watch({ boardId: "class/demo/effort", top: 25, around: "ann" });
  newest().opens();
  expect(newest().lastSubscribe()).toMatchObject({
    boardId: "class/demo/effort",
    window: { top: 25, around: { athleteId: "ann", radius: 2 } },
  });
  expect(newest().lastSubscribe().resume).toBeUndefined();
});

test("resumes by epoch and version after a lost connection, and keeps showing what it holds", () => {
  connection.watch({ boardId: "b", top: 25 });
  newest().opens();
  newest().says(snapshot("s1", 10n));
  newest().says({ case: "delta", value: { id: "s1", fromVersion: 10n, version: 12n } });
  newest().drops(1006);
  expect(connection.current()).toMatchObject({ status: "reconnecting", window: { version: 12n } });
  vi.advanceTimersByTime(1000);
  expect(sockets).toHaveLength(2);
  newest().opens();
  expect(newest().lastSubscribe().resume).toMatchObject({ epoch: 3n, version: 12n });
  newest().says({ case: "delta", value: { id: "s1", fromVersion: 12n, version: 15n } });
  expect(connection.current()).toMatchObject({ status: "live", window: { version: 15n } });
});

test("asks for a fresh snapshot when a change does not fit", () => {
  connection.watch({ boardId: "b", top: 25 });
  newest().opens();
  newest().says(snapshot("s1", 10n));
  newest().says({ case: "delta", value: { id: "s1", fromVersion: 11n, version: 12n } });
  expect(newest().sent).toHaveLength(2);
  expect(newest().lastSubscribe().resume).toBeUndefined();
});

test("does not hear frames of a board it has left", () => {
  connection.watch({ boardId: "b/effort", top: 25 });
  newest().opens();
  newest().says(snapshot("s1", 10n));
  connection.watch({ boardId: "b/reps", top: 25 });
  expect(connection.current().window).toBeUndefined();
  newest().says(snapshot("s1", 11n));
  expect(connection.current().window).toBeUndefined();
  newest().says(snapshot("s2", 5n));
  expect(connection.current().window?.version).toBe(5n);
});

test("reconnects at once when the server restarts", () => {
  newest().opens();
  newest().drops(1012);
  vi.advanceTimersByTime(0);
  expect(sockets).toHaveLength(2);
});

test("gives up a connection that slept when the page is looked at again", () => {
  connection.watch({ boardId: "b", top: 25 });
  newest().opens();
  newest().says(snapshot("s1", 10n));
  connection.wake();
  expect(connection.current().status).toBe("live");
  vi.advanceTimersByTime(60_000);
  connection.wake();
  expect(connection.current().status).toBe("reconnecting");
  vi.advanceTimersByTime(1000);
  expect(sockets).toHaveLength(2);
});

test("asks again for a board that is not there yet", () => {
  connection.watch({ boardId: "b", top: 25 });
  newest().opens();
  newest().says({ case: "refusal", value: { id: "s1", code: "board.unknown", detail: "no such board" } });
  expect(connection.current()).toMatchObject({
    status: "live",
    refusal: { code: "board.unknown", detail: "no such board" },
  });
  vi.advanceTimersByTime(3000);
  expect(newest().sent).toHaveLength(2);
});

test("waits longer after every failure, up to a limit, never in step with others", () => {
  expect(waitMs(0, 0)).toBe(125);
  expect(waitMs(0, 1)).toBe(250);
  expect(waitMs(3, 1)).toBe(2000);
  expect(waitMs(50, 1)).toBe(5000);
});
