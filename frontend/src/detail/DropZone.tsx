import { useEffect, useEffectEvent, useState } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Icon } from '@/ui/Icon';

const Veil = styled.div`
  position: fixed;
  inset: 8px;
  z-index: ${theme.layer.overlay};
  display: grid;
  place-content: center;
  justify-items: center;
  gap: 8px;
  border: 2px dashed ${theme.color.accent};
  border-radius: ${theme.radius.large};
  background: color-mix(in srgb, ${theme.color.accentSoft} 92%, transparent);
  color: ${theme.color.accent};
  font: ${type.section};
  pointer-events: none;
`;

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files dropped anywhere on the page; the veil says what will happen to them. */
export function DropZone({
  words,
  onFiles,
}: {
  readonly words: string;
  readonly onFiles: (files: File[]) => void;
}) {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver ? (
    <Veil>
      <Icon name="upload" size={20} />
      {words}
    </Veil>
  ) : null;
}
