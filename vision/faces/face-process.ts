// The process that looks at faces: one job at a time over IPC; its networks are loaded with the first.
import { answerJobs } from '../answer-jobs.ts'
import { answerFaceJob, type FaceJob } from './answer-face-job.ts'
import { loadFaceNetworks, type FaceNetworks } from './load-networks.ts'

let networks: Promise<FaceNetworks> | null = null

answerJobs(async (job) => {
  networks ??= loadFaceNetworks()
  return answerFaceJob(job as FaceJob, await networks)
})
