import { parentPort, workerData } from 'node:worker_threads'
import { work, type Task } from './papers.work.ts'

/** The thread that makes and reads files: one task, then it ends. */
parentPort?.postMessage(await work(workerData as Task))
