import Glibc
import TestSupport

/// A page of the folder `docs` that a test compares with what it is about.
struct DocumentPage {
    let name: String

    /// Empty where it cannot be read.
    var text: String { String(decoding: recordedBytes("../docs/" + name), as: UTF8.self) }

    /// Writes the page, where a test records what it finds; `swift test` runs in the package's folder.
    func write(_ text: String) {
        guard let file = fopen("docs/" + name, "w") else { return }
        fputs(text, file)
        fclose(file)
    }
}
