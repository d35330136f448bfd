/// A page of the manual in some format.
protocol ManualPage {
    /// The name of its file.
    var fileName: String { get }

    /// The whole file.
    var text: String { get }
}
