'use strict';

// How Web Chat and its cards look: the colours of page.css, light and dark. Each text has a contrast of 4.5 or more with its ground.
function webChatLook(isDark, isNarrow, persona) {
  const colour = isDark
    ? { ground: '#1f1f1f', surface: '#2b2b2b', raised: '#383838', line: '#616161', text: '#ffffff', quiet: '#d0d0d0', accent: '#a9adf9', own: '#3d3f78', press: '#4f52b2', pressText: '#ffffff', good: '#7fd18a', warn: '#f7c36b', bad: '#ffa1a8', goodGround: '#17331c', warnGround: '#3d2a0c', badGround: '#471a1f', accentGround: '#2c2e5c' }
    : { ground: '#f5f5f5', surface: '#ffffff', raised: '#f0f0f0', line: '#8a8a8a', text: '#242424', quiet: '#565656', accent: '#4f52b2', own: '#e8ebfa', press: '#5b5fc7', pressText: '#ffffff', good: '#0b6a1b', warn: '#7a4100', bad: '#a80018', goodGround: '#e7f5e9', warnGround: '#fff4e0', badGround: '#fdebec', accentGround: '#e8ebfa' };
  const font = "'Segoe UI', 'Segoe UI Variable', system-ui, -apple-system, 'Noto Sans', sans-serif";
  const pair = (plain, subtle) => ({ default: plain, subtle });
  const foreground = {
    default: pair(colour.text, colour.quiet),
    dark: pair(colour.text, colour.quiet),
    light: pair(colour.quiet, colour.quiet),
    accent: pair(colour.accent, colour.accent),
    good: pair(colour.good, colour.good),
    warning: pair(colour.warn, colour.warn),
    attention: pair(colour.bad, colour.bad)
  };
  const container = backgroundColor => ({ backgroundColor, foregroundColors: foreground });

  return {
    styleOptions: {
      accent: colour.press,
      backgroundColor: colour.ground,
      primaryFont: font,
      subtle: colour.quiet,
      rootHeight: '100%',
      rootWidth: '100%',
      paddingRegular: 12,
      paddingWide: 16,
      avatarSize: 32,
      avatarBorderRadius: '50%',
      // Where there is little room, words go before faces.
      botAvatarInitials: isNarrow ? undefined : 'PB',
      botAvatarBackgroundColor: colour.press,
      userAvatarInitials: isNarrow ? undefined : persona.name.split(' ').filter(part => /^\p{Lu}/u.test(part)).map(part => part[0]).join(''),
      userAvatarBackgroundColor: isDark ? '#5b5fc7' : '#3d3f78',
      showAvatarInGroup: 'status',
      bubbleBackground: colour.surface,
      bubbleBorderColor: isDark ? '#424242' : '#e0e0e0',
      bubbleBorderRadius: 10,
      bubbleTextColor: colour.text,
      bubbleMinHeight: 36,
      bubbleMinWidth: 0,
      bubbleAttachmentMinWidth: 0,
      bubbleMaxWidth: 640,
      bubbleAttachmentMaxWidth: 640,
      messageActivityWordBreak: 'break-word',
      bubbleFromUserBackground: colour.own,
      bubbleFromUserBorderColor: colour.own,
      bubbleFromUserBorderRadius: 10,
      bubbleFromUserTextColor: isDark ? '#ffffff' : '#242424',
      timestampColor: colour.quiet,
      groupTimestamp: 120000,
      hideUploadButton: true,
      sendBoxBackground: colour.surface,
      sendBoxTextColor: colour.text,
      sendBoxPlaceholderColor: colour.quiet,
      sendBoxButtonColor: colour.accent,
      sendBoxButtonColorOnHover: colour.accent,
      sendBoxButtonColorOnActive: colour.accent,
      sendBoxButtonColorOnFocus: colour.accent,
      sendBoxButtonShadeColor: 'transparent',
      sendBoxButtonShadeColorOnHover: colour.raised,
      sendBoxButtonShadeColorOnActive: colour.raised,
      sendBoxButtonShadeColorOnFocus: colour.raised,
      sendBoxButtonShadeBorderRadius: 6,
      sendBoxButtonKeyboardFocusIndicatorBorderColor: colour.accent,
      sendBoxButtonKeyboardFocusIndicatorBorderRadius: 6,
      sendBoxHeight: 52,
      sendBoxTextWrap: true,
      sendBoxBorderTop: `solid 1px ${isDark ? '#424242' : '#e0e0e0'}`,
      suggestedActionLayout: 'flow',
      suggestedActionBackgroundColor: colour.surface,
      suggestedActionTextColor: colour.accent,
      suggestedActionBorderColor: colour.line,
      suggestedActionBorderRadius: 8,
      suggestedActionHeight: 36,
      suggestedActionBackgroundColorOnHover: colour.raised,
      suggestedActionBackgroundColorOnActive: colour.raised,
      suggestedActionKeyboardFocusIndicatorBorderColor: colour.accent,
      transcriptVisualKeyboardIndicatorColor: colour.accent,
      transcriptActivityVisualKeyboardIndicatorColor: colour.accent,
      transcriptTerminatorBackgroundColor: colour.line,
      transcriptTerminatorColor: colour.text,
      // A card that is longer than the window is read from its first word.
      autoScrollSnapOnPage: true,
      scrollToEndButtonBehavior: 'any',
      newMessagesButtonFontSize: '85%',
      cardEmphasisBackgroundColor: colour.raised,
      cardPushButtonBackgroundColor: colour.press,
      cardPushButtonTextColor: colour.pressText,
      connectivityTextSize: '80%',
      slowConnectionAfter: 15000,
      notificationText: colour.text,
      toastInfoBackgroundColor: colour.accentGround,
      toastInfoColor: colour.text,
      toastWarnBackgroundColor: colour.warnGround,
      toastWarnColor: colour.text,
      toastErrorBackgroundColor: colour.badGround,
      toastErrorColor: colour.text
    },
    adaptiveCardsHostConfig: {
      supportsInteractivity: true,
      fontFamily: font,
      fontTypes: {
        default: { fontFamily: font, fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 }, fontWeights: { lighter: 350, default: 400, bolder: 600 } },
        monospace: { fontFamily: "ui-monospace, 'Cascadia Mono', Consolas, monospace" }
      },
      fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
      fontWeights: { lighter: 350, default: 400, bolder: 600 },
      lineHeights: { small: 18, default: 21, medium: 22, large: 25, extraLarge: 30 },
      spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
      separator: { lineThickness: 1, lineColor: isDark ? '#525252' : '#d6d6d6' },
      imageSizes: { small: 32, medium: 64, large: 128 },
      containerStyles: {
        default: container(colour.surface),
        emphasis: container(colour.raised),
        accent: container(colour.accentGround),
        good: container(colour.goodGround),
        warning: container(colour.warnGround),
        attention: container(colour.badGround)
      },
      actions: {
        maxActions: 8,
        spacing: 'default',
        buttonSpacing: 8,
        showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
        preExpandSingleShowCardAction: false,
        actionsOrientation: 'vertical',
        actionAlignment: 'stretch',
        allowTitleToWrap: true
      },
      adaptiveCard: { allowCustomStyle: true },
      inputs: {
        label: { requiredInputs: { weight: 'bolder', color: 'default' }, optionalInputs: { weight: 'bolder', color: 'default' } },
        errorMessage: { color: 'attention', weight: 'default' }
      },
      factSet: {
        title: { color: 'default', size: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: 160 },
        value: { color: 'default', size: 'default', isSubtle: false, weight: 'bolder', wrap: true },
        spacing: 12
      },
      textStyles: {
        heading: { fontType: 'default', size: 'large', weight: 'bolder', color: 'default', isSubtle: false },
        columnHeader: { fontType: 'default', size: 'default', weight: 'bolder', color: 'default', isSubtle: false }
      },
      textBlock: { headingLevel: 3 }
    }
  };
}
