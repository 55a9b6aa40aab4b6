import { useQueryClient } from '@tanstack/react-query';
import { dropPicture, setPicture } from '@/api/profile';
import type { SchemaUserProfile } from '@/api/schema';
import { meQuery, useSession } from '@/api/session';
import { profileVersions } from '@/form/ownVersions';
import { PictureInput } from '@/form/PictureInput';
import { initials } from '@/lib/format';

/** One's picture, as colleagues see it beside one's name. */
export function Picture() {
  const { me } = useSession();
  const client = useQueryClient();
  const keep = (profile: SchemaUserProfile) => {
    profileVersions.note(me.version, profile.version);
    // The address stays the same: its end makes the browser ask for the new picture.
    const image = profile.profile_image && `${profile.profile_image}#${profile.version}`;
    client.setQueryData(meQuery.queryKey, (old) =>
      old ? { ...old, ...profile, profile_image: image } : old,
    );
  };
  return (
    <PictureInput
      what="picture"
      shape="round"
      image={me.profile_image}
      placeholder={initials(me.name)}
      note="The middle square is kept."
      onSet={async (file) => keep(await setPicture(me.version, file))}
      onDrop={async () => keep(await dropPicture(me.version))}
    />
  );
}
