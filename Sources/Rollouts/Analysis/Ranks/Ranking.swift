/// Numbers by size: equal ones share the mean of their ranks.
struct Ranking {
    /// Twice the rank of each number, in their order, so that means of ranks are whole numbers.
    let doubled: [Int]

    init(_ numbers: [Double]) {
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        var doubled = [Int](repeating: 0, count: numbers.count)
        var first = 0
        while first < order.count {
            let last = order[first...].prefix { numbers[$0] == numbers[order[first]] }.endIndex - 1
            for position in first...last { doubled[order[position]] = first + last + 2 }
            first = last + 1
        }
        self.doubled = doubled
    }
}
