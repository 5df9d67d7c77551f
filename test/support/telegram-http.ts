// How the stand-in answers over HTTP.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApiError } from './telegram-check.ts'
import type { Call } from './telegram-ledger.ts'

/** The caller gets no answer, only a broken connection. */
export class Dropped extends Error {}

export function answer(response: ServerResponse, outcome: unknown): void {
  const error = outcome instanceof Error ? asApiError(outcome) : undefined
  const body = error ? { ok: false, ...errorBody(error) } : { ok: true, result: outcome }
  response.writeHead(error?.code ?? 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** A mistake of the stand-in itself becomes a 500. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(500, `stand-in: ${String(error)}`)
}

export function errorBody(error: ApiError): NonNullable<Call['error']> {
  return { error_code: error.code, description: error.message, ...(error.parameters && { parameters: error.parameters }) }
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
