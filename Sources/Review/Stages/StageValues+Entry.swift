import Codecs
import Files
import GoTemplate
import Rollouts

extension ValuesEntry {
    /// What a stages file gives values with.
    init(_ values: StageValues, of document: StagesDocument) {
        let source = values.kind == .file ? document.shown(values.text) : document.path
        self.init(Kind(values.kind), values.text, source: .file(source), line: values.kind == .file ? nil : values.line)
        if let place = values.place {
            layer = InlineLayer(places: document.places, prefix: place, source: .file(document.path))
        }
    }
}

extension ValuesEntry.Kind {
    init(_ kind: StageValues.Kind) {
        self =
            switch kind {
            case .file: .file
            case .json: .json
            case .typed: .typed
            case .string: .string
            case .textFile: .textFile
            case .literal: .literal
            }
    }
}

extension StagesDocument {
    /// A file's path from the folder of this file; `git:REVISION:PATH` as it is.
    fileprivate func shown(_ file: GoString) -> GoString {
        if GoPath.isAbsolute(file) || GitFileName(file, fileSystem: FileSystem()) != nil { return file }
        return GoPath.join(GoPath.directory(path), file)
    }
}
