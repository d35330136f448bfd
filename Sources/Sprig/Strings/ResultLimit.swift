import GoTemplate

/// Guards functions whose result can be far larger than their arguments (`repeat 1000000000 "..."`).
///
/// Go has no limit: Helm is killed when the memory runs out.
enum ResultLimit {
    /// The largest result in bytes.
    static let bytes = 1 << 30

    /// Throws if `base + growth * times` bytes are more than the limit.
    static func check(_ base: Int, plus growth: Int = 0, times: Int = 1) throws {
        let (product, tooLarge) = growth.multipliedReportingOverflow(by: times)
        let (total, overflow) = product.addingReportingOverflow(base)
        if tooLarge || overflow || total > bytes {
            throw FunctionError("the result would be larger than the limit of \(bytes) bytes")
        }
    }
}
