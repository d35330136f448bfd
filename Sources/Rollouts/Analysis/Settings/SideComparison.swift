/// How a canary is held against another side: `compare`.
package struct SideComparison: Equatable, Sendable {
    package let worse: Margin
    package let side: MeasuredSide
    package let method: ComparisonMethod

    package init(worse: Margin, to side: MeasuredSide = .stable, method: ComparisonMethod) {
        self.worse = worse
        self.side = side
        self.method = method
    }
}
