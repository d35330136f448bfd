/// Which of a row of stages one is; they are one analysis.
package struct RowPosition: Hashable, Sendable {
    /// From 0.
    package let index: Int
    package let count: Int

    /// Of a stage that is no part of a row.
    static let alone = RowPosition(index: 0, count: 1)

    package var isLast: Bool { index + 1 == count }
}
