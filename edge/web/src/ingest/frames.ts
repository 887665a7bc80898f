import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  ClientFrameSchema,
  type ServerFrame,
  ServerFrameSchema,
} from "#proto/fitconnect/ingest/v1/ingest_pb";
import type { KeptSample, KeptSession } from "./store";

export const SUBPROTOCOL = "fitconnect.ingest.v1.proto";

export function hello(session: KeptSession): Uint8Array<ArrayBuffer> {
  const { sessionId, classId, device, athleteId, settledThrough } = session;
  return bytes({
    case: "hello",
    value: {
      sessionId,
      classId,
      device,
      settledThrough: settledThrough > 0 ? { [athleteId]: BigInt(settledThrough) } : {},
    },
  });
}

/** Samples in the server's time. */
export function batch(samples: readonly KeptSample[], clockOffsetMs: number): Uint8Array<ArrayBuffer> {
  return bytes({
    case: "batch",
    value: {
      samples: samples.map(({ seq, timeMs, gatt }) => ({
        seq: BigInt(seq),
        timeMs: BigInt(Math.round(timeMs + clockOffsetMs)),
        gatt,
      })),
    },
  });
}

export function bye(): Uint8Array<ArrayBuffer> {
  return bytes({ case: "bye", value: {} });
}

export function read(data: ArrayBuffer): ServerFrame["frame"] {
  return fromBinary(ServerFrameSchema, new Uint8Array(data)).frame;
}

type Frame = NonNullable<Parameters<typeof create<typeof ClientFrameSchema>>[1]>["frame"];

function bytes(frame: NonNullable<Frame>): Uint8Array<ArrayBuffer> {
  return toBinary(ClientFrameSchema, create(ClientFrameSchema, { frame })) as Uint8Array<ArrayBuffer>;
}
