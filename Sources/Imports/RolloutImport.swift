import GoTemplate

/// Makes a stages file of what another tool is given.
package struct RolloutImport {
    package let tool: ImportTool
    /// The folder or archive of the chart, where it is known.
    package var chart: GoString?
    /// The name of the release; that of the resource where it is nil.
    package var release: GoString?

    package init(_ tool: ImportTool) { self.tool = tool }

    /// - Parameter files: the texts of YAML files by their paths, each with any number of documents.
    /// - Throws: `ImportFailure` for what is no YAML, holds no resource of the tool or several, or is of another type
    ///   than the tool would take.
    package func run(_ files: [(path: GoString, text: [UInt8])]) throws(ImportFailure) -> ImportedStages {
        let documents = try ForeignDocuments(files)
        let draft = StagesDraft()
        draft.chart = chart
        draft.release = release
        try fill(draft, from: documents)
        documents.nameTheRest()
        let ledger = documents.ledger
        return ImportedStages(text: draft.text(tool, ledger), ledger: ledger)
    }

    private func fill(_ draft: StagesDraft, from documents: ForeignDocuments) throws(ImportFailure) {
        switch tool {
        case .flagger: try FlaggerImport(documents, draft).run()
        case .argo: try ArgoImport(documents, draft).run()
        case .kubevela: try KubeVelaImport(documents, draft).run()
        case .shipper: try ShipperImport(documents, draft).run()
        }
    }
}
