import GoLibrary
import GoTemplate

extension DisplayWidth {
    /// The columns of a text without control characters.
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
                body(buffer[index..<end], of(rune))
                index = end
            }
        }
    }
}
