"""``python -m wsdlsmith``."""

from wsdlsmith.cli.main import main

main()
