/** The queue's own form: it holds no row, the boxes of the rows name it. */
export const FORMULAIRE_LOT = 'lot'
