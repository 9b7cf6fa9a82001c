"""One invented publication as each program writes it."""

from __future__ import annotations

import json

BIBTEX = r"""% Encoding: UTF-8
@Article{M_ller2018,
  author   = {M{\"u}ller, Jörg and O'Neil, A. B.},
  title    = {{Lifting} and the {LIFTX} trial: 5\% of {\ss}tress},
  journal  = {Bone \& Joint},
  year     = 2018,
  volume   = {33},
  number   = {2},
  pages    = {211--220},
  doi      = {https://doi.org/10.1000/BJ.2018},
  abstract = {Registered as NCT01234567.},
  keywords = {bone, lifting},
}
"""
RIS = """TY  - JOUR
AU  - Müller, Jörg
AU  - O'Neil, A.B.
TI  - Lifting and the LIFTX trial: 5% of ßtress
JO  - Bone & Joint
PY  - 2018/02/14/
VL  - 33
IS  - 2
SP  - 211
EP  - 220
DO  - 10.1000/BJ.2018
AB  - Registered as NCT01234567.
ER  - 
"""
NBIB = """
PMID- 12345678
OWN - NLM
TI  - Lifting and the LIFTX trial: 5% of
      ßtress.
PG  - 211-20
LID - 10.1000/BJ.2018 [doi]
FAU - Müller, Jörg
AU  - Müller J
FAU - O'Neil, A B
AU  - O'Neil AB
PT  - Journal Article
PT  - Randomized Controlled Trial
DP  - 2018 Feb
TA  - Bone Joint
JT  - Bone & joint : the journal of bones and joints
VI  - 33
IP  - 2
SI  - ClinicalTrials.gov/NCT01234567
"""
CSL_ITEM = {
    "type": "article-journal",
    "title": "Lifting and the <i>LIFTX</i> trial: 5% of ßtress",
    "author": [{"family": "Müller", "given": "Jörg"}, {"family": "O'Neil", "given": "A. B."}],
    "issued": {"date-parts": [["2018", 2]]},
    "container-title": "Bone &amp; Joint",
    "volume": "33",
    "issue": "2",
    "page": "211-220",
    "DOI": "10.1000/BJ.2018",
    "abstract": "Registered as NCT01234567.",
}
CSL = json.dumps([CSL_ITEM])
CROSSREF = json.dumps(
    {
        "status": "ok",
        "message-type": "work",
        "message": {
            **CSL_ITEM,
            "type": "journal-article",
            "title": [CSL_ITEM["title"]],
            "container-title": ["Bone &amp; Joint"],
            "issued": {"date-parts": [[2018, 2, 14]]},
            "abstract": "<jats:p>Lifted.</jats:p>",
            "clinical-trial-number": [{"clinical-trial-number": "nct01234567", "registry": "10.18810/ctgov"}],
        },
    }
)
SUMMARY = json.dumps(
    {
        "header": {"type": "esummary"},
        "result": {
            "uids": ["12345678"],
            "12345678": {
                "uid": "12345678",
                "pubdate": "2018 Feb",
                "source": "Bone Joint",
                "fulljournalname": "Bone & joint",
                "authors": [{"name": "Müller J"}, {"name": "O'Neil AB"}],
                "title": "Lifting and the LIFTX trial: 5% of ßtress.",
                "volume": "33",
                "issue": "2",
                "pages": "211-20",
                "articleids": [{"idtype": "doi", "value": "10.1000/BJ.2018"}],
            },
        },
    }
)
XML = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" "https://example.org/pubmed.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">12345678</PMID><Article>
<Journal><JournalIssue><Volume>33</Volume><Issue>2</Issue><PubDate><MedlineDate>2018 Feb-Mar</MedlineDate></PubDate>
</JournalIssue><Title>Bone &amp; joint</Title></Journal>
<ArticleTitle>Lifting and the <i>LIFTX</i> trial: 5% of ßtress.</ArticleTitle>
<Pagination><MedlinePgn>211-20</MedlinePgn></Pagination>
<AuthorList><Author><LastName>Müller</LastName><ForeName>Jörg</ForeName></Author>
<Author><LastName>O'Neil</LastName><ForeName>A B</ForeName></Author></AuthorList>
<PublicationTypeList><PublicationType>Randomized Controlled Trial</PublicationType></PublicationTypeList>
<DataBankList><DataBank><AccessionNumberList><AccessionNumber>NCT01234567</AccessionNumber></AccessionNumberList>
</DataBank></DataBankList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/BJ.2018</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>
"""
FORMATS = {
    "BibTeX": BIBTEX,
    "RIS": RIS,
    "PubMed nbib": NBIB,
    "CSL-JSON": CSL,
    "Crossref": CROSSREF,
    "PubMed summary": SUMMARY,
    "PubMed XML": XML,
}
