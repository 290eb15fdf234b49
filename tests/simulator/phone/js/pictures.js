// LINE sends photos scaled down as well; the stand-in keeps them in memory.
const LONGEST = 1280;

/** @param {HTMLCanvasElement} canvas */
const asJpeg = (canvas) => {
  const base64 = canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
  return { contentType: 'image/jpeg', base64 };
};

/**
 * A photo of at most 1280 px as JPEG.
 * @param {Blob} file
 */
export async function smallerPicture(file) {
  const bitmap = await createImageBitmap(file);
  const factor = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * factor);
  canvas.height = Math.round(bitmap.height * factor);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return asJpeg(canvas);
}

/** A drawn landscape, for who has no photo at hand. */
export function samplePicture() {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const pen = canvas.getContext('2d');
  if (pen) {
    const sky = pen.createLinearGradient(0, 0, 0, 480);
    sky.addColorStop(0, '#8ec9f0');
    sky.addColorStop(0.6, '#e9f5e1');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 640, 480);
    pen.fillStyle = '#f6b60d';
    pen.beginPath();
    pen.arc(500, 110, 48, 0, 7);
    pen.fill();
    pen.fillStyle = '#3f9a5b';
    pen.beginPath();
    pen.ellipse(180, 480, 420, 190, 0, 0, 7);
    pen.fill();
    pen.fillStyle = '#0b6b4b';
    pen.beginPath();
    pen.ellipse(560, 500, 340, 150, 0, 0, 7);
    pen.fill();
    pen.fillStyle = '#fff8ec';
    pen.fillRect(230, 250, 130, 90);
    pen.fillStyle = '#a8462f';
    pen.beginPath();
    pen.moveTo(210, 254);
    pen.lineTo(295, 190);
    pen.lineTo(380, 254);
    pen.fill();
  }
  return asJpeg(canvas);
}
