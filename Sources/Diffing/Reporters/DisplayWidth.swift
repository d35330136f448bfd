import GoTemplate

/// How many columns text takes up in a terminal.
enum DisplayWidth {
    static func of(_ text: [UInt8]) -> Int {
        if text.allSatisfy({ $0 < 0x80 }) { return text.count }
        var width = 0
        forEachCharacter(text) { width += $1 }
        return width
    }

    /// Cuts pieces into rows that fit a width.
    static func wrap(_ pieces: [StyledPiece], width: Int) -> [[StyledPiece]] {
        let width = max(width, 1)
        if pieces.reduce(0, { $0 + of($1.text) }) <= width { return [pieces] }
        var rows: [[StyledPiece]] = [[]]
        var column = 0
        for piece in pieces {
            var current = StyledPiece(text: [], style: piece.style)
            forEachCharacter(piece.text) { character, columns in
                if column + columns > width && column > 0 {
                    rows[rows.count - 1].append(current)
                    rows.append([])
                    current.text = []
                    column = 0
                }
                current.text.append(contentsOf: character)
                column += columns
            }
            if !current.text.isEmpty { rows[rows.count - 1].append(current) }
        }
        return rows
    }

    private static func forEachCharacter(_ text: [UInt8], _ body: (Slice<UnsafeBufferPointer<UInt8>>, Int) -> Void) {
        text.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let (rune, width) = decodeRune(buffer, at: index)
                let end = min(buffer.count, index + max(width, 1))
                body(buffer[index..<end], columns(UInt32(bitPattern: Int32(truncatingIfNeeded: rune))))
                index = end
            }
        }
    }

    /// Marks take no column, characters of East Asia and pictures two.
    private static func columns(_ rune: UInt32) -> Int {
        switch rune {
        case 0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x0610...0x061A, 0x064B...0x065F, 0x1AB0...0x1AFF,
            0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F:
            0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
