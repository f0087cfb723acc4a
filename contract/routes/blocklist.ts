// Routes of the blocklist, for staff with the right to it and for the operator's own systems.
import { Type } from 'typebox'
import { Block, BlockPage, BlockState, BlockedKind, BlockedValue, LiftBlock, NewBlock } from '../blocklist.ts'
import { route } from '../route.ts'
import { Id } from '../words.ts'

const keepers = ['staff', 'operator'] as const

export const blocklistRoutes = {
  listBlocks: route({
    method: 'GET', path: '/v1/blocklist', who: keepers, tag: 'blocklist', summary: 'Entries of the blocklist, newest first',
    description: 'Values come masked.',
    query: Type.Object(
      {
        kind: Type.Optional(BlockedKind), state: Type.Optional(BlockState), after: Type.Optional(Id), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    status: 200, answer: BlockPage, problems: [],
  }),
  addBlock: route({
    method: 'POST', path: '/v1/blocklist', who: keepers, tag: 'blocklist', idempotent: true, summary: 'Block a value',
    description: 'A registration with it goes to a person; none is rejected for it. The value is kept as a keyed hash and cannot be shown again.',
    body: NewBlock, status: 201, answer: Block, problems: ['not_possible_now'],
  }),
  findBlocks: route({
    method: 'POST', path: '/v1/blocklist/search', who: keepers, tag: 'blocklist', summary: 'Entries for exactly this value',
    description: 'In the body, not in the address, since addresses are written to logs.',
    body: BlockedValue, status: 200, answer: Type.Object({ items: Type.Array(Block) }), problems: [],
  }),
  liftBlock: route({
    method: 'POST', path: '/v1/blocklist/{id}/lift', who: keepers, tag: 'blocklist', summary: 'Lift a block',
    description: 'The entry stays in the history, with who lifted it and why.',
    params: Type.Object({ id: Id }), body: LiftBlock, status: 200, answer: Block, problems: ['not_found', 'not_possible_now'],
  }),
}
