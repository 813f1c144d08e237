import {
  robotListSchema,
  robotSchema,
  robotTestSchema,
  type RobotChange,
  type RobotRequest,
  type RobotTest,
  type RobotView,
} from '@louyu/contract/api/robots';
import { request, requestNothing } from './request.ts';

export async function fetchRobots(signal?: AbortSignal): Promise<readonly RobotView[]> {
  return request(robotListSchema, '/api/robots', { signal });
}

/** @throws ApiError `robots.too_many`, `robot.address_refused`, `robot.secret_wrong` */
export async function addRobot(body: RobotRequest): Promise<RobotView> {
  return request(robotSchema, '/api/robots', { method: 'POST', body });
}

/** What is left out stays. @throws ApiError `robot.address_refused`, `robot.secret_wrong` */
export async function changeRobot(id: string, body: RobotChange): Promise<RobotView> {
  return request(robotSchema, `/api/robots/${id}`, { method: 'PATCH', body });
}

export async function removeRobot(id: string): Promise<void> {
  await requestNothing(`/api/robots/${id}`, { method: 'DELETE' });
}

/** With all that waited for it. @throws ApiError `undo.over`, `robots.too_many` */
export async function restoreRobot(id: string): Promise<void> {
  await requestNothing(`/api/robots/${id}/restore`, { method: 'POST' });
}

/** Sends a message at once and tells what the robot said. @throws ApiError `request.too_fast` */
export async function testRobot(id: string): Promise<RobotTest> {
  return request(robotTestSchema, `/api/robots/${id}/test`, { method: 'POST' });
}
