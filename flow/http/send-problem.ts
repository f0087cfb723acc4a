// Sends a problem: its status, its body, and when to try again.
import type { FastifyReply } from 'fastify'
import type { Refusal } from '#contract/problems.ts'
import { problemOf } from './problem.ts'

/** @param instance id of the log line, where there is one */
export function sendProblem(reply: FastifyReply, refusal: Omit<Refusal, 'ok'>, instance?: string): FastifyReply {
  const problem = problemOf(refusal, instance)
  if (problem.retry_after !== undefined) void reply.header('retry-after', problem.retry_after)
  if (refusal.upload) void reply.headers({ 'upload-offset': refusal.upload.offset, 'upload-complete': refusal.upload.complete ? '?1' : '?0' })
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
