/** One's own profile: who one is, the picture, the look of the screen. */
import { http, patch } from './client';
import type { SchemaPatchedUserProfileRequest, SchemaUserProfile } from './schema';
import type { Me } from './session';

const ME = '/api/v1/user-profiles/me/';

export const changeMe = async (version: number, body: SchemaPatchedUserProfileRequest): Promise<Me> =>
  (await patch(ME, body, { version })) as unknown as Me;

const matching = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });

const pictureForm = (file: File): FormData => {
  const form = new FormData();
  form.set('image', file, file.name);
  return form;
};

/** PNG, JPEG or WebP of at most 5 MB; the server cuts it square. */
export const setPicture = async (version: number, file: File): Promise<SchemaUserProfile> =>
  (await http.put<SchemaUserProfile>(`${ME}image/`, pictureForm(file), matching(version))).data;

export const dropPicture = async (version: number): Promise<SchemaUserProfile> =>
  (await http.delete<SchemaUserProfile>(`${ME}image/`, matching(version))).data;
