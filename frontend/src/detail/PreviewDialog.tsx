import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import styled from 'styled-components';
import { documentUrl, download, readDocument } from '@/api/download';
import { theme } from '@/theme/tokens';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Spinner } from '@/ui/Spinner';
import { previewOf } from './documentKinds';

const Frame = styled.iframe`
  width: 100%;
  height: 62vh;
  border: 1px solid ${theme.color.border};
`;
const Picture = styled.img`
  display: block;
  max-width: 100%;
  max-height: 62vh;
  margin: 0 auto;
`;

export interface PreviewDialogProps {
  readonly id: number;
  readonly name: string;
  readonly contentType: string;
  readonly onClose: (this: void) => void;
}

/** Shows bytes from memory in an element, for as long as it is there. */
const showing = (blob: Blob) => (element: HTMLImageElement | HTMLIFrameElement | null) => {
  if (!element) return undefined;
  const url = URL.createObjectURL(blob);
  element.src = url;
  return () => URL.revokeObjectURL(url);
};

/** A picture or a PDF on the page. The bytes are fetched and shown from memory: the server only gives downloads. */
export function PreviewDialog({ id, name, contentType, onClose }: PreviewDialogProps) {
  const { data, error } = useQuery({
    queryKey: ['documents', 'bytes', id],
    queryFn: ({ signal }) => readDocument(id, contentType, signal),
    gcTime: 0,
    staleTime: Infinity,
  });
  const show = useMemo(() => (data ? showing(data) : undefined), [data]);
  const footer = (
    <>
      <Button icon="download" onClick={() => download(documentUrl(id), name)}>
        Download
      </Button>
      <Button onClick={onClose}>Close</Button>
    </>
  );
  return (
    <Dialog title={name} width={960} footer={footer} onClose={onClose}>
      {error && <Alert>The file cannot be read.</Alert>}
      {!show && !error && <Spinner label="Loading the file" />}
      {show && previewOf(contentType) === 'image' && <Picture ref={show} alt={name} />}
      {show && previewOf(contentType) === 'frame' && <Frame ref={show} title={name} />}
    </Dialog>
  );
}
