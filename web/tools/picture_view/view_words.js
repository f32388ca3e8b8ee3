/** What the view of pictures says. */

import { choose_words } from '../tool_words.js';

const simplified = {
  colon: '：',
  enlarge: '放大图片',
  view: '图片',
  previous: '上一张',
  next: '下一张',
  fit: '适合窗口',
  out: '缩小',
  in: '放大',
  whole: '原始像素',
  beside: '并排',
  open: '打开原图',
  save: '保存图片',
  close: '关闭',
  loading: '正在载入…',
  failed: '无法显示这张图片。',
  too_large: '这张图片太大，无法在这里显示。',
};

const traditional = {
  colon: '：',
  enlarge: '放大圖片',
  view: '圖片',
  previous: '上一張',
  next: '下一張',
  fit: '適合視窗',
  out: '縮小',
  in: '放大',
  whole: '原始像素',
  beside: '並排',
  open: '開啟原圖',
  save: '儲存圖片',
  close: '關閉',
  loading: '正在載入…',
  failed: '無法顯示這張圖片。',
  too_large: '這張圖片太大，無法在這裡顯示。',
};

const english = {
  colon: ': ',
  enlarge: 'Enlarge picture',
  view: 'Pictures',
  previous: 'Previous',
  next: 'Next',
  fit: 'Fit to window',
  out: 'Zoom out',
  in: 'Zoom in',
  whole: 'Actual pixels',
  beside: 'Side by side',
  open: 'Open original',
  save: 'Save picture',
  close: 'Close',
  loading: 'Loading…',
  failed: 'This picture cannot be shown.',
  too_large: 'This picture is too large to be shown here.',
};

/** @typedef {typeof english} ViewWords */

/** @returns {ViewWords} */
export const view_words = () => choose_words({ simplified, traditional, english });
