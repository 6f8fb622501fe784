/** How a message is named to receivers: the same for every attempt and replay, so that they can drop repetitions. */
export const messageName = (id: string): string => `msg_${id.replaceAll('-', '')}`;

/** The object whose messages arrive in the order in which they happened. */
export const laneOf = (object: { type: string; id: string }): string => `${object.type}/${object.id}`;
