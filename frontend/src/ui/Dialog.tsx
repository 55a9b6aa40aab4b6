import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';

export interface DialogProps {
  readonly title: string;
  readonly onClose: (this: void) => void;
  readonly children: ReactNode;
  /** Buttons at the end, the one that goes on last. */
  readonly footer?: ReactNode;
  readonly width?: number;
  /** A question about losing something: no closing by a click outside. */
  readonly alert?: boolean;
}

const Scrim = styled(ModalOverlay)`
  position: fixed;
  inset: 0;
  z-index: ${theme.layer.overlay};
  display: grid;
  justify-items: center;
  align-items: start;
  padding: 10vh 16px 16px;
  background: ${theme.color.scrim};
`;
const Sheet = styled(Modal)<{ $width: number }>`
  width: min(${({ $width }) => $width}px, 100%);
  max-height: 80vh;
  display: flex;
  border-radius: ${theme.radius.large};
  background: ${theme.color.raised};
  box-shadow: ${theme.shadow.dialog};
`;
const Body = styled(AriaDialog)`
  flex: 1;
  min-width: 0;
  display: flex;
  flex-direction: column;
  outline: none;
`;
const Title = styled(Heading)`
  padding: 16px 16px 8px;
  font: ${type.section};
`;
const Content = styled.div`
  padding: 0 16px 16px;
  overflow: auto;
`;
const Footer = styled.footer`
  display: flex;
  justify-content: flex-end;
  gap: 8px;
  padding: 12px 16px;
  border-top: 1px solid ${theme.color.border};
`;

/** Mount it to open it; it traps focus, closes on Escape and gives focus back to its opener. */
export function Dialog({ title, onClose, children, footer, width = 480, alert = false }: DialogProps) {
  return (
    <Scrim isOpen isDismissable={!alert} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Sheet $width={width}>
        <Body role={alert ? 'alertdialog' : 'dialog'}>
          <Title slot="title">{title}</Title>
          <Content>{children}</Content>
          {footer && <Footer>{footer}</Footer>}
        </Body>
      </Sheet>
    </Scrim>
  );
}
